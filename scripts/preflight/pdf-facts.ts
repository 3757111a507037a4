import { getDocument, type PDFDocumentProxy, type PDFPageProxy, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** `page`: index of the first page that uses it. */
export type PdfFont = { name: string; type: string; embedded: boolean; page: number }

export type PdfPage = {
  /** Size of the visible box in pt. */
  width: number
  height: number
  /** Characters in the order of the content stream, without white space. */
  text: string
  /** Names of the destinations that this page's links lead to. */
  links: Set<string>
}

/** An entry of the outline: `depth` 0 = outermost, `page` -1 where it leads nowhere. */
export type OutlineEntry = { title: string; depth: number; page: number }

/** What a finished PDF says of itself to a reader that had no part in making it. */
export type PdfFacts = {
  pages: PdfPage[]
  fonts: PdfFont[]
  /** Absent when the file has none. */
  labels?: string[]
  /** Depth first. */
  outline: OutlineEntry[]
  /** Index of the page of every named destination; -1 when its page is not in the file. */
  destinations: Map<string, number>
  title: string
  tagged: boolean
}

/**
 * Reads a PDF once. Rejects when it is none.
 * @param linked indexes of the pages whose links are wanted: asking costs time on every page
 */
export async function readPdf(pdf: Uint8Array, linked: ReadonlySet<number>): Promise<PdfFacts> {
  const task = getDocument({
    // The reader takes the bytes for itself, so it gets a copy.
    data: pdf.slice(),
    disableFontFace: true,
    fontExtraProperties: true,
    useSystemFonts: false,
    verbosity: VerbosityLevel.ERRORS,
  })
  try {
    const file = await task.promise
    const fonts = new Map<string, PdfFont>()
    const pages: PdfPage[] = []
    for (let index = 0; index < file.numPages; index++) {
      const page = await file.getPage(index + 1)
      pages.push(await readPage(page, fonts, linked.has(index)))
      page.cleanup()
    }
    const { info } = (await file.getMetadata()) as { info: { Title?: string } }
    const marks = (await file.getMarkInfo()) as ReadonlyMap<string, boolean> | null
    return {
      pages,
      fonts: [...fonts.values()],
      labels: (await file.getPageLabels()) ?? undefined,
      outline: await readOutline(file, (await file.getOutline()) ?? []),
      destinations: await readDestinations(file),
      title: info.Title ?? '',
      tagged: marks?.get('Marked') === true,
    }
  } finally {
    await task.destroy()
  }
}

async function readPage(page: PDFPageProxy, fonts: Map<string, PdfFont>, linked: boolean): Promise<PdfPage> {
  const [left = 0, lower = 0, right = 0, upper = 0] = page.view
  const content = await page.getTextContent({ disableNormalization: true })
  // A page that uses a new font has its operators read too: the text alone does not tell how the font is made.
  const unknown = Object.keys(content.styles).filter((name) => !fonts.has(name))
  if (unknown.length > 0) {
    await page.getOperatorList()
    for (const name of unknown) fonts.set(name, fontOf(page.commonObjs.get(name), page.pageNumber - 1))
  }
  const annotations = linked ? await page.getAnnotations() : []
  return {
    width: right - left,
    height: upper - lower,
    text: content.items.map((item) => ('str' in item ? item.str.replace(/\s+/gu, '') : '')).join(''),
    links: new Set(annotations.map((annotation) => annotation.dest).filter((dest) => typeof dest === 'string')),
  }
}

type LoadedFont = { name?: string; type?: string; missingFile?: boolean; systemFontInfo?: unknown }

function fontOf(font: LoadedFont, page: number): PdfFont {
  const embedded = !font.missingFile && !font.systemFontInfo
  return { name: font.name ?? '', type: font.type ?? '', embedded, page }
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
