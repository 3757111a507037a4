import { around, artifact, contentsOf, giveResource, type Rectangle, round } from '../added-content.ts'
import { type AddedFace, addFace } from '../added-face.ts'
import { points } from '../boxes.ts'
import { type PDFDocument, PDFName, PDFRawStream, type PDFRef } from '../pdf-lib.ts'
import { CROP, drawMarks, panelCentres, type Surround, surroundOf } from './printers-marks.ts'

/** The line of words below a page that tells the printer what it is 版次说明. */
export type Slug = {
  /** A static TrueType font, cut to the lines. */
  face: Uint8Array
  /** One for every page. */
  lines: readonly string[]
}

/**
 * Makes the pages of a finished PDF pages for the press: paper around the trim size with bleed, crop and registration marks and a line of
 * words, both in Separation /All, which is every ink that there is (ISO 32000-1, 8.6.6.4). TrimBox stays; BleedBox and MediaBox grow
 * (14.11.2). Tags and links are for readers and go; labels, outline and metadata stay.
 * @param bleed mm
 * @param folds where the pages have a spine, mm from their left edge
 */
export async function markPages(
  pdf: PDFDocument,
  slug: Slug,
  bleed: number,
  folds: readonly number[] = [],
): Promise<void> {
  const surround = surroundOf(bleed)
  const spine = folds.map(points)
  const { catalog, context } = pdf
  const face = await addFace(pdf, slug.face, 'BANXIN+Slug', slug.lines.join(''))
  const everyInk = context.register(separationAll(pdf))
  let marks: { ref: PDFRef; trim: string } | undefined
  for (const [index, page] of pdf.getPages().entries()) {
    const trim = page.getTrimBox()
    const key = JSON.stringify(trim)
    if (marks?.trim !== key) marks = { ref: markForm(pdf, { trim, surround, spine }, everyInk), trim: key }
    giveResource(page, 'Font', FONT, face.ref)
    giveResource(page, 'XObject', FORM, marks.ref)
    giveResource(page, 'ColorSpace', EVERY_INK, everyInk)
    const seen = grown(trim, bleed)
    const clip = `q ${[seen.x, seen.y, seen.width, seen.height].map(round).join(' ')} re W n`
    const words = slugLine(slug.lines[index] ?? '', face, { trim, surround, spine })
    const [below, above] = around(pdf, clip, `Q ${artifact(`/${FORM} Do ${words}`)}`)
    page.node.set(PDFName.of('Contents'), context.obj([below, ...contentsOf(page), above]))
    const paper = grown(trim, surround.margin)
    for (const [name, box] of [
      ['MediaBox', paper],
      ['CropBox', paper],
      ['BleedBox', seen],
    ] as const) {
      page.node.set(PDFName.of(name), context.obj(corners(box)))
    }
    for (const key of ['Annots', 'StructParents', 'Tabs']) page.node.delete(PDFName.of(key))
  }
  for (const key of ['StructTreeRoot', 'MarkInfo']) catalog.delete(PDFName.of(key))
}

const FONT = 'BanxinSlug'
const FORM = 'BanxinMarks'
const EVERY_INK = 'BanxinEveryInk'

/** The colour space in which a tint goes onto every plate. */
function separationAll({ context }: PDFDocument) {
  const program = Buffer.from('{dup dup dup}')
  const dict = { FunctionType: 4, Domain: [0, 1], Range: [0, 1, 0, 1, 0, 1, 0, 1], Length: program.length }
  const tint = context.register(PDFRawStream.of(context.obj(dict), program))
  return context.obj(['Separation', 'All', 'DeviceCMYK', tint])
}

type Sheet = { trim: Rectangle; surround: Surround; spine: readonly number[] }

/** The marks are the same on all pages: drawn once. */
function markForm({ context }: PDFDocument, { trim, surround, spine }: Sheet, everyInk: PDFRef): PDFRef {
  const operators = Buffer.from(`/${EVERY_INK} CS 1 SCN ${drawMarks(trim, surround, points(1), spine)}`)
  const { x, y, width, height } = grown(trim, surround.margin)
  const dict = context.obj({
    Type: 'XObject',
    Subtype: 'Form',
    BBox: corners({ x, y, width, height }),
    Resources: { ColorSpace: { [EVERY_INK]: everyInk } },
    Length: operators.length,
  })
  return context.register(PDFRawStream.of(dict, operators))
}

/** Left of the lower registration mark, made smaller where it would run into it. */
function slugLine(line: string, face: AddedFace, { trim, surround: { margin }, spine }: Sheet): string {
  if (line === '') return ''
  const [centre = 0] = panelCentres(trim, spine)
  const room = centre - trim.x - points(2 * CROP)
  const size = round(Math.min(6, room / face.widthOf(line)))
  const [x, y] = [round(trim.x + points(2)), round(trim.y - points(margin - 2))]
  return `BT /${EVERY_INK} cs 1 scn /${FONT} ${size} Tf ${x} ${y} Td ${face.written(line)} Tj ET`
}

/** A box on all sides by so many mm larger. */
export function grown({ x, y, width, height }: Rectangle, mm: number): Rectangle {
  const by = points(mm)
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by }
}

/** As the PDF says where a box is. */
export function corners({ x, y, width, height }: Rectangle): number[] {
  return [x, y, x + width, y + height].map(exact)
}

/** Boxes are read in hundredths of a millimetre: 1/10,000 pt. */
function exact(value: number): number {
  return Math.round(value * 10_000) / 10_000
}
