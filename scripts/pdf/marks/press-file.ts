import { PDFDocument, PDFName, PDFObjectCopier } from '@cantoo/pdf-lib'
import type { Book, PressColour } from '../../config/book.ts'
import type { Coverage, Ghostscript } from '../colour/ghostscript.ts'
import { inColour } from '../colour/leftovers.ts'
import { recolour } from '../colour/recolour.ts'
import { restoreUnicodeMaps } from '../colour/unicode-maps.ts'
import { dropUnreachable } from '../impose/reachable.ts'
import { setMetadata } from '../metadata.ts'
import { dropOutputIntent } from '../output-intent.ts'
import { writePdf } from '../write.ts'
import { markPages, type Slug } from './press-pages.ts'

export type PressRequest = {
  book: Book
  colour: PressColour
  slug: Slug
  /** Has to be there for `cmyk`. */
  ghostscript?: Ghostscript
  /** Of the publication and the edition, for the file's identifier. */
  name: string
}

export type PressFile = {
  data: Uint8Array
  /** What could not be given the inks of the file. */
  left: string[]
  /** Of a file in four colours: what every page had of each ink before the marks came, and whether there was colour on it. */
  inks?: { coverage: Coverage; coloured: boolean }[]
}

/**
 * The press file of a finished edition: its inks, then bleed, marks and slug. The order matters: the marks are in every ink, and no
 * other program may turn them into something else.
 */
export async function makePressFile(finished: Uint8Array, request: PressRequest): Promise<PressFile> {
  const { book, colour, slug, name } = request
  const source = await PDFDocument.load(finished, { updateMetadata: false })
  const { left } = await recolour(source.context, colour === 'cmyk' ? 'neutral' : colour)
  const separated = colour === 'cmyk' ? await separate(source, request) : undefined
  const pdf = separated?.pdf ?? source
  await markPages(pdf, slug)
  for (const page of pdf.getPages()) for (const key of OF_SCREENS) page.node.delete(PDFName.of(key))
  setMetadata(pdf, book)
  dropOutputIntent(pdf)
  dropUnreachable(pdf.context)
  return { data: writePdf(pdf.context, name), left, inks: separated?.inks }
}

/** Transparency groups of pages say in which colours a screen mixes. */
const OF_SCREENS = ['Group']

/** What a catalog says of the file, and another program forgets. */
const OF_THE_FILE = ['PageLabels', 'ViewerPreferences', 'Lang', 'PageLayout', 'PageMode']

async function separate(source: PDFDocument, { ghostscript, name }: PressRequest) {
  if (!ghostscript) throw new Error('four colours need Ghostscript')
  const coloured = source.getPages().map((page) => inColour(page.node, source.context))
  const boxes = source.getPages().map((page) => page.getTrimBox())
  const made = await ghostscript.separate(writePdf(source.context, name))
  const coverage = await ghostscript.coverage(made)
  const pdf = await PDFDocument.load(made, { updateMetadata: false })
  restoreUnicodeMaps(source.context, pdf.context)
  const copier = PDFObjectCopier.for(source.context, pdf.context)
  for (const key of OF_THE_FILE) {
    const entry = source.catalog.get(PDFName.of(key))
    if (entry) pdf.catalog.set(PDFName.of(key), copier.copy(entry))
  }
  for (const [index, page] of pdf.getPages().entries()) {
    const box = boxes[index]
    if (!box) continue
    const corners = [box.x, box.y, box.x + box.width, box.y + box.height]
    for (const key of ['MediaBox', 'CropBox', 'TrimBox']) page.node.set(PDFName.of(key), pdf.context.obj(corners))
  }
  const none: Coverage = { cyan: 0, magenta: 0, yellow: 0, black: 0 }
  const inks = coloured.map((one, index) => ({ coverage: coverage[index] ?? none, coloured: one }))
  return { pdf, inks }
}
