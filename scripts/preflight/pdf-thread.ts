import { growNursery } from '../../bin/nursery.js'
import { sweep } from '../workers/sweep.ts'
import { ordinary } from './characters.ts'
import { type Glyph, readDrawn } from './drawn.ts'
import { openPdf } from './open-pdf.ts'
import type { ExpectedPage, OutlineEntry, PdfFacts, PdfFont, PdfPage } from './pdf-facts.ts'
import type { PDFDocumentProxy, PDFPageProxy } from './pdf-js.ts'
import { type Cut, readEdges } from './print/page-edges.ts'
import { printedPictures } from './printed-pictures.ts'
import { isInOrder } from './reading-order.ts'
import { inTagOrder } from './tagged-text.ts'
import { measurePage } from './type/measure.ts'

/** MB of V8's nursery: what a page is read into dies there before it is copied, which at half the size takes a tenth of the reading. */
const NURSERY = 16

growNursery(NURSERY)

/** Pages [from, to) of a PDF without those that are skipped; `to` may lie behind its end. `wanted` and `skipped` go by the index of a page. */
export type ReadingTask = {
  pdf: Uint8Array
  from: number
  to: number
  wanted: readonly (ExpectedPage | undefined)[]
  skipped: ReadonlySet<number>
  /** Of a file for the press: where its pages are cut. Without it nobody looks at their edges. */
  cut?: Cut
}

/** What a share of the pages says, by index; and, from who read the first page, what the file says as a whole. */
export type ReadShare = Omit<PdfFacts, 'pages'> & { read: [index: number, page: PdfPage][] }

/**
 * Reads a share of a PDF's pages, in a thread of its own; what is not said page by page is read by who reads the first page.
 * Rejects when the bytes are no PDF.
 */
export async function work({ pdf, from, to, wanted, skipped, cut }: ReadingTask): Promise<ReadShare> {
  const opened = openPdf(pdf)
  try {
    const file = await opened.file
    const fonts = new Map<string, PdfFont>()
    const read: [number, PdfPage][] = []
    const end = Math.min(to, file.numPages)
    const indexes = Array.from({ length: Math.max(0, end - from) }, (_, index) => from + index)
    const asked = indexes.filter((index) => !skipped.has(index))
    for (let start = 0; start < asked.length; start += AT_ONCE) {
      const some = asked.slice(start, start + AT_ONCE)
      const pages = some.map(async (index): Promise<[number, PdfPage]> => {
        return [index, await readOne(file, index, fonts, { ...wanted[index], cut })]
      })
      read.push(...(await Promise.all(pages)))
      if (start % SWEPT_EVERY === 0 && start > 0) sweep()
    }
    return { ...(from === 0 ? await readWhole(file) : NOTHING), count: file.numPages, read }
  } finally {
    await opened.close()
  }
}

/** Pages in hand at once: one is unpacked while another is read. */
const AT_ONCE = 4

/** Pages, a multiple of those in hand, after which the thread's memory is swept. */
const SWEPT_EVERY = 32 * AT_ONCE

const NOTHING: Pick<PdfFacts, 'outline' | 'destinations' | 'title' | 'tagged'> = {
  outline: [],
  destinations: new Map(),
  title: '',
  tagged: false,
}

async function readOne(
  file: PDFDocumentProxy,
  index: number,
  fonts: Map<string, PdfFont>,
  { order, planned, next, cut }: Partial<ExpectedPage> & Pick<ReadingTask, 'cut'>,
): Promise<PdfPage> {
  const page = await file.getPage(index + 1)
  const [left = 0, lower = 0, right = 0, upper = 0] = page.view
  const operators = await page.getOperatorList()
  const { glyphs, shapes, pictures, ...drawn } = readDrawn(operators, left, upper)
  for (const name of drawn.fonts) if (!fonts.has(name)) fonts.set(name, fontOf(page.commonObjs.get(name)))
  const text = textOf(glyphs)
  // What is drawn late (a word with dots beside it) stands last: only the tags know where it is read.
  const late = order !== undefined && !isInOrder(ordinary(text), order)
  const tagged = late ? inTagOrder(glyphs, await page.getStructTree(), order) : undefined
  const names = new Map([...drawn.fonts].map((name) => [name, fonts.get(name)?.name ?? '']))
  const read = {
    width: right - left,
    height: upper - lower,
    text,
    ...(tagged !== undefined && { tagged: textOf(tagged) }),
    ...(late && tagged === undefined && { unordered: true }),
    sizes: new Set(glyphs.map(({ size }) => size)),
    links: await readLinks(page),
    fonts: distinctFonts([...drawn.fonts].flatMap((name) => fonts.get(name) ?? [])),
    pictures: printedPictures(operators),
    ...(cut && { edges: readEdges({ glyphs, shapes, pictures }, { width: right - left, height: upper - lower }, cut) }),
    ...(planned && {
      type: measurePage(planned, { glyphs: tagged ?? glyphs, shapes, fonts: names }, order?.margins ?? '', next),
    }),
  }
  page.cleanup()
  return read
}

function textOf(glyphs: readonly Glyph[]): string {
  return glyphs
    .map(({ text }) => text)
    .join('')
    .replace(/\s+/gu, '')
}

/** Asked as for print: for the screen, PDF.js reads the page's text once more to know which words a link covers. */
async function readLinks(page: PDFPageProxy): Promise<Set<string>> {
  const annotations = await page.getAnnotations({ intent: 'print' })
  return new Set(annotations.flatMap(({ dest }) => (typeof dest === 'string' ? [dest] : [])))
}

type LoadedFont = { name?: string; type?: string; missingFile?: boolean; systemFontInfo?: unknown }

function fontOf(font: LoadedFont): PdfFont {
  const embedded = !font.missingFile && !font.systemFontInfo
  return { name: font.name ?? '', type: font.type ?? '', embedded }
}

function distinctFonts(fonts: readonly PdfFont[]): PdfFont[] {
  return [...new Map(fonts.map((font) => [JSON.stringify(font), font])).values()]
}

async function readWhole(file: PDFDocumentProxy) {
  const { info } = (await file.getMetadata()) as { info: { Title?: string } }
  const marks = (await file.getMarkInfo()) as ReadonlyMap<string, boolean> | null
  return {
    labels: (await file.getPageLabels()) ?? undefined,
    outline: await readOutline(file, (await file.getOutline()) ?? []),
    destinations: await readDestinations(file),
    title: info.Title ?? '',
    tagged: marks?.get('Marked') === true,
  }
}

async function readDestinations(file: PDFDocumentProxy): Promise<Map<string, number>> {
  const pages = new Map<string, number>()
  for (const [name, destination] of await file.getDestinations()) {
    const page = destination[0] ? await file.getPageIndex(destination[0]).catch(() => -1) : -1
    pages.set(name, page)
  }
  return pages
}

async function readOutline(
  file: PDFDocumentProxy,
  items: Awaited<ReturnType<PDFDocumentProxy['getOutline']>>,
  depth = 0,
): Promise<OutlineEntry[]> {
  const entries: OutlineEntry[] = []
  for (const { title, dest, items: below } of items) {
    const target = typeof dest === 'string' ? await file.getDestination(dest) : dest
    const page = target?.[0] ? await file.getPageIndex(target[0]).catch(() => -1) : -1
    entries.push({ title, depth, page }, ...(await readOutline(file, below, depth + 1)))
  }
  return entries
}
