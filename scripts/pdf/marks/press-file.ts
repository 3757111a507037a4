import type { Book, PressColour } from '../../config/book.ts'
import type { Rectangle } from '../added-content.ts'
import { directLengths } from '../colour/direct-lengths.ts'
import type { Coverage, Ghostscript } from '../colour/ghostscript.ts'
import { inColour } from '../colour/leftovers.ts'
import { restoreOutline } from '../colour/outline-again.ts'
import { recolour } from '../colour/recolour.ts'
import { nameFontsApart, restoreUnicodeMaps } from '../colour/unicode-maps.ts'
import { dropUnreachable } from '../impose/reachable.ts'
import { leaveOutFirst } from '../leave-out.ts'
import { setMetadata } from '../metadata.ts'
import { dropOutputIntent } from '../output-intent.ts'
import { PDFDocument, PDFName, PDFObjectCopier } from '../pdf-lib.ts'
import { writePdf } from '../write.ts'
import { corners, grown, markPages, type Slug } from './press-pages.ts'

export type PressRequest = {
  book: Book
  colour: PressColour
  /** mm. */
  bleed: number
  /** Pages at its beginning that it does not have; 0 where absent. */
  without?: number
  /** Where the pages have a spine, mm from their left edge. */
  folds?: readonly number[]
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
  const { book, colour, bleed, folds, slug, name } = request
  const source = await PDFDocument.load(finished, { updateMetadata: false })
  leaveOutFirst(source, request.without ?? 0)
  const { left } = await recolour(source.context, colour === 'cmyk' ? 'neutral' : colour)
  const separated = colour === 'cmyk' ? await separate(source, request) : undefined
  const pdf = separated?.pdf ?? source
  await markPages(pdf, slug, bleed, folds)
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

/** mm of paper around the bleed that another program gets. */
const ROOM = 2

async function separate(source: PDFDocument, { ghostscript, bleed, name }: PressRequest) {
  if (!ghostscript) throw new Error('four colours need Ghostscript')
  const coloured = source.getPages().map((page) => inColour(page.node, source.context))
  const trims = source.getPages().map((page) => page.getTrimBox())
  // The program drops what lies outside of the paper, and gradients at its edge end a little before it.
  const papers = source.getPages().map(({ node }, index) => {
    const paper = grown(trims[index] as Rectangle, bleed + ROOM)
    for (const key of ['MediaBox', 'CropBox']) node.set(PDFName.of(key), source.context.obj(corners(paper)))
    return paper
  })
  nameFontsApart(source.context)
  const made = await ghostscript.separate(writePdf(source.context, name))
  const coverage = await ghostscript.coverage(made)
  const pdf = await PDFDocument.load(directLengths(made), { updateMetadata: false })
  restoreUnicodeMaps(source.context, pdf.context)
  const copier = PDFObjectCopier.for(source.context, pdf.context)
  for (const key of OF_THE_FILE) {
    const entry = source.catalog.get(PDFName.of(key))
    if (entry) pdf.catalog.set(PDFName.of(key), copier.copy(entry))
  }
  const moved: { x: number; y: number }[] = []
  for (const [index, page] of pdf.getPages().entries()) {
    const [trim, paper] = [trims[index], papers[index]]
    if (!trim || !paper) continue
    // It moves everything so that the paper has its corner at 0, 0.
    const corner = page.getMediaBox()
    const by = { x: corner.x - paper.x, y: corner.y - paper.y }
    moved[index] = by
    const box = { ...trim, x: trim.x + by.x, y: trim.y + by.y }
    for (const key of ['MediaBox', 'CropBox', 'TrimBox']) page.node.set(PDFName.of(key), pdf.context.obj(corners(box)))
  }
  restoreOutline(source, pdf, moved)
  const none: Coverage = { cyan: 0, magenta: 0, yellow: 0, black: 0 }
  const inks = coloured.map((one, index) => ({ coverage: coverage[index] ?? none, coloured: one }))
  return { pdf, inks }
}
