import type { PrintEdition } from '../config/book.ts'
import type { Document } from '../html/document.ts'
import { isSinglePaper, NUMBERED } from './front/meeting.ts'

/**
 * Leaves the first line of the first page free for the number of the copy 份号 (GB/T 9704-2012, 7.2.1), where a paper begins with its
 * text; before others stands the head of the meeting, which does so itself (front/meeting.ts).
 */
export function reserveCopyNumber(document: Document, edition: PrintEdition): Document {
  if (!edition.copyNumber || !isSinglePaper(document)) return document
  const [first, ...others] = document.chapters
  if (!first) return document
  const { section } = first
  const className = [...(Array.isArray(section.properties.className) ? section.properties.className : []), NUMBERED]
  const numbered = { ...section, properties: { ...section.properties, className } }
  return { ...document, chapters: [{ ...first, section: numbered }, ...others] }
}
