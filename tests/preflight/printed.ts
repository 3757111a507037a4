import { isDeepStrictEqual } from 'node:util'
import { afterAll, beforeAll } from 'vitest'
import { type BrowserPool, openPool } from '../../scripts/browser/pool.ts'
import type { PrintEdition } from '../../scripts/config/book.ts'
import { cacheFolder } from '../../scripts/config/cache.ts'
import type { Diagnostic } from '../../scripts/diagnostics/diagnostic.ts'
import type { FontSet } from '../../scripts/fonts/face.ts'
import { prepareFonts } from '../../scripts/fonts/prepare.ts'
import { documentUses } from '../../scripts/fonts/uses.ts'
import type { Document } from '../../scripts/html/document.ts'
import { prepareForPrint } from '../../scripts/html/print/prepare.ts'
import { generatedTexts } from '../../scripts/pages/generated-texts.ts'
import { layoutPages } from '../../scripts/pages/layout.ts'
import type { Pages } from '../../scripts/pages/page.ts'
import type { Sheet } from '../../scripts/pages/sheet.ts'
import { finishPdf } from '../../scripts/pdf/finish.ts'
import { joinPieces } from '../../scripts/pdf/join.ts'
import { printSheet } from '../../scripts/pdf/print.ts'
import { writePdf } from '../../scripts/pdf/write.ts'
import { provePdf } from '../../scripts/preflight/pdf.ts'
import { type PdfReader, startPdfReader } from '../../scripts/preflight/pdf-reader.ts'
import { BOOK } from './sample.ts'

/** A document laid out for a test file. `pages`, `fonts` and `reader` are there once the tests run. */
export type Printed = {
  pages: Pages
  fonts: FontSet
  /** One for all tests of the file: half of what it takes to read a few pages is to start it. */
  reader: PdfReader
  /** The sheet with other bodies, and with a style element more. */
  changed(change: (body: string) => string): Sheet
  styled(style: string): Sheet
  /** The PDF of a sheet, by default the pages' own, finished; and the browser's prints joined and nothing more. */
  make(sheet?: Sheet): Promise<Uint8Array>
  raw(): Promise<Uint8Array>
  /** What the gate says of the PDF of another sheet. */
  gate(sheet: Sheet): Promise<Diagnostic[]>
}

export function printedForTests(document: Document, writing: PrintEdition['writing']): Printed {
  const edition: PrintEdition = { name: 'booklet', format: 'pdf', theme: 'booklet', writing, notes: 'chapter' }
  const prepared = prepareForPrint(document, edition)
  let pool: BrowserPool
  const prints = async (sheet: Sheet) =>
    needed(await printSheet({ pages: { ...printed.pages, sheet }, document: prepared, fonts: printed.fonts, pool }))
  const printed = {
    changed(change) {
      const { sheet } = printed.pages
      return { ...sheet, pieces: sheet.pieces.map((piece) => ({ ...piece, body: change(piece.body) })) }
    },
    styled(style) {
      const { sheet } = printed.pages
      return { ...sheet, shell: sheet.shell.replace('</head>', `${style}</head>`) }
    },
    async make(sheet = printed.pages.sheet) {
      return finishPdf(await prints(sheet), { book: BOOK, edition, pages: printed.pages, document })
    },
    async raw() {
      return writePdf((await joinPieces(await prints(printed.pages.sheet))).context, 'raw')
    },
    async gate(sheet) {
      if (isDeepStrictEqual(sheet, printed.pages.sheet)) throw new Error('nothing was altered')
      const { pages, fonts, reader } = printed
      return (await provePdf(document, pages, await printed.make(sheet), { fonts, reader })).diagnostics
    },
  } as Printed
  beforeAll(async () => {
    const cache = await cacheFolder()
    pool = needed(await openPool({ cache }))
    const uses = [...documentUses(prepared), ...generatedTexts(prepared, edition)]
    printed.fonts = needed(await prepareFonts({ book: BOOK, uses, cache }))
    const { fonts } = printed
    printed.reader = startPdfReader(1)
    printed.pages = needed(await layoutPages({ document: prepared, book: BOOK, edition, fonts, pool }))
  })
  afterAll(async () => {
    printed.reader?.close()
    await pool?.close()
  })
  return printed
}

function needed<T>(outcome: { value?: T; diagnostics: unknown[] }): T {
  if (outcome.value === undefined) throw new Error(JSON.stringify(outcome.diagnostics))
  return outcome.value
}
