import type { Document } from '../html/document.ts'
import { conservedBlocks } from '../html/text.ts'
import { documentImages } from './images.ts'

/** What the gate has counted: the manuscript's share of an edition, for the report. */
export type Counts = { characters: number; notes: number; images: number }

/** Conserved characters (notes included), notes and pictures of a document: every edition that passes has exactly these. */
export function countDocument(document: Document): Counts {
  const { body, notes } = conservedBlocks(document)
  const characters = [...body, ...notes].reduce((sum, block) => sum + [...block.text].length, 0)
  return { characters, notes: notes.length, images: documentImages(document).length }
}
