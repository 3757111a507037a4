import type { Language } from '../../config/book.ts'
import { sheetWordsOf } from '../../html/sheet-words.ts'
import { points } from '../boxes.ts'
import { withdrawArchival } from '../metadata.ts'
import {
  PDFArray,
  type PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFRef,
} from '../pdf-lib.ts'
import { writePdf } from '../write.ts'
import type { Mark, Placed, SheetPlan, Side } from './plan.ts'
import { dropUnreachable } from './reachable.ts'

/**
 * Puts the pages of a finished PDF on sheets. Text, fonts and pictures are those of the file, each once; tags, links and outline speak of
 * pages that are pages no longer, and are left out.
 * The bytes depend on the arguments alone.
 * @param pdf a finished edition: pages of one content stream each
 * @param name of the publication and the edition, for the file's identifier
 * @param more `before`: a page of the sheet's size that comes before the others, its back blank; `back`: one for where the plan has the
 * blank back of the booklet; `language`: in which a viewer names the sides of the sheets
 */
export async function imposePages(
  pdf: Uint8Array,
  plan: SheetPlan,
  name: string,
  { before, back, language }: { before?: Uint8Array; back?: Uint8Array; language?: Language } = {},
): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false })
  const { catalog, context } = document
  withdrawArchival(document)
  const forms = document.getPages().map(({ node }) => formOf(node, document))
  const blank = back && (await backForm(back, document))
  for (const key of OF_PAGES) catalog.delete(PDFName.of(key))
  catalog.set(PDFName.of('PageLayout'), PDFName.of('SinglePage'))
  catalog.set(PDFName.of('PageMode'), PDFName.of('UseNone'))

  const top = context.nextRef()
  const box = [0, 0, points(plan.sheet.width), points(plan.sheet.height)]
  const opening = before ? await openingSheet(before, document, { Parent: top, MediaBox: box, TrimBox: box }) : []
  const sides = plan.sides.map((side) =>
    context.register(
      context.obj({
        Type: 'Page',
        Parent: top,
        MediaBox: box,
        TrimBox: box,
        Resources: {
          XObject: {
            ...Object.fromEntries(side.placed.map(({ page }) => [nameOf(page), forms[page] ?? null])),
            ...(side.back && blank ? { [BACK]: blank } : {}),
          },
        },
        Contents: context.register(
          context.flateStream(drawing(blank ? side : { ...side, back: undefined }, forms.length)),
        ),
      }),
    ),
  )
  const kids = [...opening, ...sides]
  context.assign(top, context.obj({ Type: 'Pages', Kids: kids, Count: kids.length }))
  catalog.set(PDFName.of('Pages'), top)
  if (plan.duplex)
    catalog.set(
      PDFName.of('PageLabels'),
      sheetLabels(document, { sides: sides.length, before: opening.length, language }),
    )
  catalog.set(PDFName.of('ViewerPreferences'), context.obj(plan.duplex ? { ...UNSCALED, ...ON_BOTH_SIDES } : UNSCALED))
  dropUnreachable(context)
  return writePdf(context, name)
}

/** What a print dialogue should offer (ISO 32000-1, table 150): a sheet that is made smaller does not fold in its middle. */
const UNSCALED = { DisplayDocTitle: true, PrintScaling: 'None', PickTrayByPDFSize: true }
const ON_BOTH_SIDES = { Duplex: 'DuplexFlipShortEdge' }

/** What a catalog says of the pages that are now parts of sheets. */
const OF_PAGES = [
  'StructTreeRoot',
  'MarkInfo',
  'Outlines',
  'Names',
  'Dests',
  'PageLabels',
  'OpenAction',
  'ViewerPreferences',
]

/** A page as a form XObject (ISO 32000-1, 8.10): its stream goes on as it is, and what it refers to. */
function formOf(page: PDFDict, { context }: PDFDocument): PDFRef {
  const contents = page.get(PDFName.of('Contents'))
  const ref = contents instanceof PDFArray && contents.size() === 1 ? contents.get(0) : contents
  const stream = context.lookup(ref)
  if (!(ref instanceof PDFRef) || !(stream instanceof PDFRawStream))
    throw new Error('a page of several content streams')
  const { dict } = stream
  dict.set(PDFName.of('Type'), PDFName.of('XObject'))
  dict.set(PDFName.of('Subtype'), PDFName.of('Form'))
  const trim = page.lookup(PDFName.of('TrimBox'), PDFArray)
  dict.set(PDFName.of('BBox'), trim)
  // The form's own origin is the corner of the trim size.
  const { x, y } = trim.asRectangle()
  dict.set(PDFName.of('Matrix'), context.obj([1, 0, 0, 1, -x, -y]))
  const resources = page.get(PDFName.of('Resources'))
  if (resources) dict.set(PDFName.of('Resources'), resources)
  return ref
}

function nameOf(page: number): string {
  return `P${page + 1}`
}

/** Operators of one side: a clip, a move and a form for every page, then the marks. */
function drawing({ placed, marks, back }: Side, pages: number): string {
  const ground = back ? [`q 1 0 0 1 ${points(back.x)} ${points(back.y)} cm /${BACK} Do Q`] : []
  return [...ground, ...placed.filter(({ page }) => page < pages).map(drawn), ...marks.map(ruled)].join('\n')
}

function drawn({ page, x, y, scale, clip }: Placed): string {
  const box = [clip.x, clip.y, clip.width, clip.height].map(points).join(' ')
  return `q ${box} re W n ${scale} 0 0 ${scale} ${points(x)} ${points(y)} cm /${nameOf(page)} Do Q`
}

function ruled({ from, to, dashed }: Mark): string {
  const line = `${from.map(points).join(' ')} m ${to.map(points).join(' ')} l S`
  return `q 0.5 G 0.25 w ${dashed ? '[2 1.5] 0 d ' : ''}${line} Q`
}

/** Name of the form that is the blank back. */
const BACK = 'Back'

async function backForm(back: Uint8Array, document: PDFDocument): Promise<PDFRef | undefined> {
  const [page] = await document.copyPages(await PDFDocument.load(back, { updateMetadata: false }), [0])
  return page && formOf(page.node, document)
}

/** The page before the sheets, and its blank back. */
async function openingSheet(before: Uint8Array, document: PDFDocument, entries: Record<string, PDFObject | number[]>) {
  const { context } = document
  const [page] = await document.copyPages(await PDFDocument.load(before, { updateMetadata: false }), [0])
  if (!page) return []
  for (const key of ['StructParents', 'Tabs', 'Annots', 'CropBox', 'BleedBox']) page.node.delete(PDFName.of(key))
  for (const [key, value] of Object.entries(entries)) page.node.set(PDFName.of(key), context.obj(value as never))
  return [page.ref, context.register(context.obj({ Type: 'Page', Resources: {}, ...entries }))]
}

/** 1 正, 1 反, 2 正 …: what a viewer calls the sides. */
function sheetLabels(
  { context }: PDFDocument,
  { sides, before, language }: { sides: number; before: number; language?: Language },
): PDFDict {
  const { front, back, opening } = sheetWordsOf(language).sides
  const faceOf = (side: number) => (side % 2 === 0 ? front : back)
  const sheet = Array.from({ length: sides }, (_, side) => [side, `${Math.floor(side / 2) + 1}`] as const)
  const names = [
    ...Array.from({ length: before }, (_, side) => `${opening} ${faceOf(side)}`),
    ...sheet.map(([side, number]) => `${number} ${faceOf(side)}`),
  ]
  const labels = names.map((name, index) => [index, { P: PDFHexString.fromText(name) }])
  return context.obj({ Nums: labels.flat() }) as PDFDict
}
