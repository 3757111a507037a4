import { afterAll, beforeAll } from 'vitest'
import { type BrowserSession, openBrowser } from '../../scripts/browser/launch.ts'
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
import { finishPdf } from '../../scripts/pdf/finish.ts'
import { printSheet } from '../../scripts/pdf/print.ts'
import { checkPdf } from '../../scripts/preflight/pdf.ts'
import { BOOK } from './sample.ts'

/** A document laid out for a test file. `pages` and `fonts` are there once the tests run. */
export type Printed = {
  pages: Pages
  fonts: FontSet
  /** The PDF of a sheet as the browser prints it, and finished. */
  raw(sheet: string): Promise<Uint8Array>
  make(sheet: string): Promise<Uint8Array>
  /** What the gate says of the PDF when the sheet is another than the pages'. */
  gate(sheet: string): Promise<Diagnostic[]>
}

export function printedForTests(document: Document, writing: PrintEdition['writing']): Printed {
  const edition: PrintEdition = { name: 'booklet', format: 'pdf', theme: 'booklet', writing }
  const prepared = prepareForPrint(document, edition)
  let session: BrowserSession
  const printed = {
    async raw(sheet: string) {
      return needed(
        await printSheet({ pages: { ...printed.pages, sheet }, document: prepared, fonts: printed.fonts, session }),
      )
    },
    async make(sheet: string) {
      return finishPdf(await printed.raw(sheet), { book: BOOK, edition, pages: printed.pages, document })
    },
    async gate(sheet: string) {
      if (sheet === printed.pages.sheet) throw new Error('nothing was altered')
      return checkPdf(document, printed.pages, await printed.make(sheet), printed.fonts)
    },
  } as Printed
  beforeAll(async () => {
    const cache = await cacheFolder()
    session = needed(await openBrowser({ cache }))
    const uses = [...documentUses(prepared), ...generatedTexts(prepared, edition)]
    printed.fonts = needed(await prepareFonts({ book: BOOK, uses, cache }))
    const { fonts } = printed
    printed.pages = needed(await layoutPages({ document: prepared, book: BOOK, edition, fonts, session }))
  })
  afterAll(() => session?.close())
  return printed
}

function needed<T>(outcome: { value?: T; diagnostics: unknown[] }): T {
  if (outcome.value === undefined) throw new Error(JSON.stringify(outcome.diagnostics))
  return outcome.value
}
