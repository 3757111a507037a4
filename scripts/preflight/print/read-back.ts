import { PDFDocument, type PDFPage, type PDFRawStream } from '../../pdf/pdf-lib.ts'
import { startWorker } from '../../workers/run.ts'
import type { PdfFacts } from '../pdf-facts.ts'
import type { ReadingTask, ReadShare } from '../pdf-thread.ts'
import { type PrintedPicture, ppiOf } from '../printed-picture.ts'
import { sampleOf } from '../sampled-pages.ts'
import type { Cut } from './page-edges.ts'
import { openPainter, type Painted } from './paint.ts'
import { type PictureInks, readPictureInks } from './picture-inks.ts'

/** A file for printing, read back twice: every page by its operators, and some pages by PDF.js, which had no part in making it. */
export type ReadBack = {
  pages: readonly PDFPage[]
  painted: readonly Painted[]
  /** What PDF.js says of the file, and of the pages of `sample`. */
  facts: PdfFacts
  /** Indexes of the pages that it has read. */
  sample: readonly number[]
}

/**
 * Rejects when the bytes are no PDF.
 * @param look `pages`: which pages PDF.js reads, by index; without it some of them. `cut`: where they are cut, to look at their edges
 */
export async function readBack(
  data: Uint8Array,
  look: { pages?: readonly number[]; cut?: Cut } = {},
): Promise<ReadBack> {
  const pdf = await PDFDocument.load(data, { updateMetadata: false })
  const pages = pdf.getPages()
  const sample = look.pages ?? sampleOf([...pages.keys()])
  const helper = startWorker(new URL('../pdf-thread.ts', import.meta.url), { maxYoungGenerationSizeMb: YOUNG })
  try {
    const chosen = new Set(sample)
    const skipped = new Set([...pages.keys()].filter((index) => !chosen.has(index)))
    const task: ReadingTask = { pdf: data, wanted: new Map(), skipped, cut: look.cut }
    const facts = helper.ask<ReadShare>(task)
    // Whoever awaits it hears of a failure, if nothing fails before.
    facts.catch(() => {})
    const paint = openPainter()
    const painted = pages.map(({ node }) => paint(node))
    const { read, ...whole } = await facts
    return { pages, painted, facts: { ...whole, pages: read.map(([, page]) => page) }, sample }
  } finally {
    helper.close()
  }
}

/** MB for what the thread has just made, as in pdf-reader.ts. */
const YOUNG = 16

/**
 * The pixels of the pictures that are asked for, each once.
 * @param wanted whether the pixels of a picture of this resolution matter
 */
export async function readPictures(
  painted: readonly Painted[],
  wanted: (ppi: number) => boolean,
): Promise<Map<PDFRawStream, PictureInks | undefined>> {
  const inks = new Map<PDFRawStream, PictureInks | undefined>()
  for (const { pictures } of painted) {
    for (const { picture, width, height, across, down } of pictures) {
      if (!picture || inks.has(picture) || !wanted(ppiOf(width, height, across, down))) continue
      inks.set(picture, await readPictureInks(picture))
    }
  }
  return inks
}

/** All pictures of the pages as they are printed. */
export function picturesOn(
  painted: readonly Painted[],
  inks: ReadonlyMap<PDFRawStream, PictureInks | undefined>,
): PrintedPicture[] {
  return painted.flatMap(({ pictures }, page) =>
    pictures.map(({ picture, width, height, across, down }) => {
      const lines = picture && inks.get(picture)?.lines
      return { page, width, height, ppi: ppiOf(width, height, across, down), ...(lines && { lines }) }
    }),
  )
}
