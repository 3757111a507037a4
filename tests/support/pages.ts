import type { PrintEdition } from '../../scripts/config/book.ts'
import { cacheFolder } from '../../scripts/config/cache.ts'
import { loadBook } from '../../scripts/config/load.ts'
import { prepareFonts } from '../../scripts/fonts/prepare.ts'
import { documentUses } from '../../scripts/fonts/uses.ts'
import { composeDocument } from '../../scripts/html/compose.ts'
import { prepareForPrint } from '../../scripts/html/print/prepare.ts'
import { readManuscript } from '../../scripts/manuscript/read.ts'
import { generatedTexts } from '../../scripts/pages/generated-texts.ts'
import { type LayoutRequest, layoutPages } from '../../scripts/pages/layout.ts'
import { finishPdf } from '../../scripts/pdf/finish.ts'
import { printSheet } from '../../scripts/pdf/print.ts'
import { checkPages } from '../../scripts/preflight/pages.ts'
import { provePdf } from '../../scripts/preflight/pdf.ts'
import { BOOK_YAML, folderWith } from './folder.ts'
import { readersDifferIn } from './two-readers.ts'

type Running = Pick<LayoutRequest, 'pool'>
/** `measured`: the gate measures the typesetting too. */
type Options = Partial<PrintEdition> &
  Pick<LayoutRequest, 'cache' | 'patience' | 'progress'> & { yaml?: string; measured?: boolean }

/** A book of Markdown files, laid out as `banxin build` does it. `yaml` is added to the smallest book.yaml. */
export async function pagesOf({ pool }: Running, files: Record<string, string | Uint8Array>, options: Options = {}) {
  const { request } = await preparedBook(files, options)
  const { cache, patience, progress } = options
  return layoutPages({ ...request, pool, cache, patience, progress })
}

/** The same with the neutral document: each page has to be found in it. */
export async function laidOut({ pool }: Running, files: Record<string, string | Uint8Array>, options: Options = {}) {
  const { request, neutral } = await preparedBook(files, options)
  const { value, diagnostics } = await layoutPages({ ...request, pool, cache: options.cache })
  if (!value) throw new Error(JSON.stringify(diagnostics))
  return { neutral, pages: value, edition: request.edition }
}

/** The same, printed and finished. */
export async function pdfOf(running: Running, files: Record<string, string>, options: Options = {}) {
  const { pages, pdf } = await printed(running, files, options)
  return { pages: pages.pages, pdf }
}

/** The same; `findings` are those of the gate, the layout's before them, and pages of which two readers say different things. */
export async function provenPdfOf(running: Running, files: Record<string, string>, options: Options = {}) {
  const { pages, pdf, diagnostics, request, neutral } = await printed(running, files, options)
  const { fonts, edition } = request
  const proven = await provePdf(request.document, pages, pdf, {
    fonts,
    edition: options.measured ? edition : undefined,
  })
  const found = [...(await checkPages(neutral, pages)), ...proven.diagnostics]
  const told = [...diagnostics, ...found].map(({ rule, message }) => `${rule} ${message}`)
  return { pages: pages.pages, pdf, findings: [...told, ...(await readersDifferIn(pdf))] }
}

async function printed({ pool }: Running, files: Record<string, string>, options: Options) {
  const { request, neutral } = await preparedBook(files, options)
  const { value: pages, diagnostics } = await layoutPages({ ...request, pool })
  if (!pages) throw new Error(JSON.stringify(diagnostics))
  const { value: prints } = await printSheet({ ...request, pages, pool })
  if (!prints) throw new Error('nothing printed')
  const pdf = await finishPdf(prints, { ...request, pages, archival: options.archival })
  return { pages, pdf, diagnostics, request, neutral }
}

async function preparedBook(
  files: Record<string, string | Uint8Array>,
  { cache: _, patience: _patience, progress: _progress, measured: _measured, yaml = '', ...options }: Options,
) {
  const root = await folderWith({ 'book.yaml': BOOK_YAML + yaml, ...files })
  const { value: book, diagnostics } = await loadBook(root)
  if (!book) throw new Error(JSON.stringify(diagnostics))
  const edition: PrintEdition = {
    name: 'test',
    format: 'pdf',
    theme: 'booklet',
    writing: 'horizontal',
    notes: 'chapter',
    ...options,
  }
  const { value: manuscript } = await readManuscript(book)
  const { value: neutral } = composeDocument(book, manuscript ?? { chapters: [], assets: new Map() })
  if (!neutral) throw new Error('no document')
  const document = prepareForPrint(neutral, edition)
  const uses = [...documentUses(document), ...generatedTexts(document, edition)]
  const { value: fonts } = await prepareFonts({ book, uses, cache: await cacheFolder() })
  if (!fonts) throw new Error('no fonts')
  return { neutral, request: { document, book, edition, fonts } }
}
