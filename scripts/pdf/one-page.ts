import { type OriginFile, openOrigin } from '../browser/origin.ts'
import type { BrowserPool } from '../browser/pool.ts'
import type { Tab } from '../browser/tab.ts'
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts'
import type { Face } from '../fonts/face.ts'
import { withHiddenAir } from '../html/print/air.ts'
import { loadFonts } from '../pages/engine.ts'
import { setBoxes } from './boxes.ts'
import { PDFDocument } from './pdf-lib.ts'
import { printTab } from './press.ts'

/** A document that is one page. */
export type OnePage<M> = {
  html: string
  faces: readonly Face[]
  /** mm. */
  trim: { width: number; height: number }
  /** px of paper around it, on which what reaches its edges goes on. */
  around?: number
  /** Runs in the browser before the page is printed. */
  prepare: () => M
  /** What to do where it does not fit its page. */
  hint: string
}

/** Prints a document that is one page: a PDF of that page, in its exact size, and what its preparation said. */
export async function printOnePage<M>(
  { html, faces, trim, around = 0, prepare, hint }: OnePage<M>,
  pool: BrowserPool,
): Promise<Outcome<{ data: Uint8Array; prepared: M }>> {
  const files = new Map<string, OriginFile>([
    ['/page.html', { body: withHiddenAir(html), type: 'text/html; charset=utf-8' }],
  ])
  for (const face of faces) files.set(`/fonts/${face.name}`, { body: face.data, type: 'font/ttf' })
  const origin = await openOrigin({ root: '', assets: [], files })
  const crew = pool.crew({ origin, prepare: async (tab) => tab, worth: 1 })
  try {
    const { value, diagnostics } = await crew.run({ weight: 1, work: (tab) => print(tab, prepare) })
    const found = [...diagnostics, ...crew.diagnostics()]
    if (!value) return { diagnostics: found }
    const pdf = await PDFDocument.load(value.data, { updateMetadata: false })
    if (pdf.getPageCount() !== 1) return { diagnostics: [...found, tooLong(pdf.getPageCount(), hint)] }
    setBoxes(pdf, trim, () => around)
    return { value: { ...value, data: await pdf.save() }, diagnostics: found }
  } finally {
    await crew.close()
    await origin.close()
  }
}

async function print<M>(tab: Tab, prepare: () => M): Promise<{ data: Uint8Array; prepared: M }> {
  await tab.open('/page.html')
  await tab.evaluate(loadFonts)
  const prepared = (await tab.evaluate(prepare)) as M
  return { data: await printTab(tab), prepared }
}

function tooLong(pages: number, hint: string): Diagnostic {
  return { severity: 'error', rule: 'pdf/one-page', message: `应当是一页，印成了 ${pages} 页。`, hint }
}
