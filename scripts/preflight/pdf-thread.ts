import { growNursery } from '../../bin/nursery.js'
import { sweep } from '../workers/sweep.ts'
import { openPdf } from './open-pdf.ts'
import { isLate, pageFacts, placesOf } from './page-facts.ts'
import type { ExpectedPage, OutlineEntry, PdfFacts, PdfFont, PdfPage } from './pdf-facts.ts'
import type { PDFDocumentProxy, PDFPageProxy } from './pdf-js.ts'
import { readDrawn } from './pdf-js-drawn.ts'
import { type Cut, readEdges } from './print/page-edges.ts'
import { printedPictures } from './printed-pictures.ts'
import { inTagOrder } from './tagged-text.ts'

/** MB of V8's nursery: what a page is read into dies there before it is copied, which at half the size takes a tenth of the reading. */
const NURSERY = 16

growNursery(NURSERY)

/** All pages of a PDF but those that are skipped; what is expected of pages; both by the index of a page. */
export type ReadingTask = {
  pdf: Uint8Array
  wanted: ReadonlyMap<number, ExpectedPage>
  skipped: ReadonlySet<number>
  /** Of a file for the press: where its pages are cut. Without it nobody looks at their edges. */
  cut?: Cut
}

/** What the pages say, by index, and what the file says as a whole. */
export type ReadShare = Omit<PdfFacts, 'pages'> & { read: [index: number, page: PdfPage][] }

/** Reads a PDF, in a thread of its own. Rejects when the bytes are none. */
export async function work({ pdf, wanted, skipped, cut }: ReadingTask): Promise<ReadShare> {
  const opened = openPdf(pdf)
  try {
    const file = await opened.file
    const fonts = new Map<string, PdfFont>()
    const read: [number, PdfPage][] = []
    const asked = [...Array(file.numPages).keys()].filter((index) => !skipped.has(index))
    for (let start = 0; start < asked.length; start += AT_ONCE) {
      const some = asked.slice(start, start + AT_ONCE)
      const pages = some.map(async (index): Promise<[number, PdfPage]> => {
        return [index, await readOne(file, index, fonts, { ...wanted.get(index), cut })]
      })
      read.push(...(await Promise.all(pages)))
      if (start % SWEPT_EVERY === 0 && start > 0) sweep()
    }
    return { ...(await readWhole(file)), count: file.numPages, read }
  } finally {
    await opened.close()
  }
}

/** Pages in hand at once: one is unpacked while another is read. */
const AT_ONCE = 4

/** Pages, a multiple of those in hand, after which the thread's memory is swept. */
const SWEPT_EVERY = 32 * AT_ONCE

async function readOne(
  file: PDFDocumentProxy,
  index: number,
  known: Map<string, PdfFont>,
  { cut, ...expected }: Partial<ExpectedPage> & Pick<ReadingTask, 'cut'>,
): Promise<PdfPage> {
  const page = await file.getPage(index + 1)
  const [left = 0, lower = 0, right = 0, upper = 0] = page.view
  const operators = await page.getOperatorList()
  const drawn = readDrawn(operators, left, upper)
  const { glyphs } = drawn
  const size = { width: right - left, height: upper - lower }
  const fonts = new Map([...drawn.fonts].map((name) => [name, known.get(name) ?? fontOf(page.commonObjs.get(name))]))
  for (const [name, font] of fonts) known.set(name, font)
  const { order } = expected
  const tagged =
    order && isLate(glyphs, order) ? { glyphs: inTagOrder(glyphs, await page.getStructTree(), order) } : undefined
  const links = await readLinks(page)
  page.cleanup()
  const seen = { ...size, drawn, fonts, links, pictures: printedPictures(operators) }
  return {
    ...pageFacts(seen, tagged),
    ...(expected.planned && (await measuring()).typeOf(seen, tagged?.glyphs ?? glyphs, expected)),
    ...(expected.places && { places: placesOf(seen) }),
    ...(cut && { edges: readEdges(drawn, size, cut) }),
  }
}

/** Loaded where there is something to measure: of a long file another thread does that. */
const measuring = () => import('./type/measure.ts')

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
