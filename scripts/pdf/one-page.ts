import { PDFDocument } from '@cantoo/pdf-lib'
import { type OriginFile, openOrigin } from '../browser/origin.ts'
import type { BrowserPool } from '../browser/pool.ts'
import type { Tab } from '../browser/tab.ts'
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts'
import type { Face } from '../fonts/face.ts'
import { loadFonts } from '../pages/engine.ts'
import { setBoxes } from './boxes.ts'
import { printTab } from './press.ts'

/**
 * Prints a document that is one page: a PDF of that page, in its exact size.
 * @param trim mm
 */
export async function printOnePage(
  { html, faces, trim }: { html: string; faces: readonly Face[]; trim: { width: number; height: number } },
  pool: BrowserPool,
): Promise<Outcome<Uint8Array>> {
  const files = new Map<string, OriginFile>([['/page.html', { body: html, type: 'text/html; charset=utf-8' }]])
  for (const face of faces) files.set(`/fonts/${face.name}`, { body: face.data, type: 'font/ttf' })
  const origin = await openOrigin({ root: '', assets: [], files })
  const crew = pool.crew({ origin, prepare: async (tab) => tab, worth: 1 })
  try {
    const { value, diagnostics } = await crew.run({ weight: 1, work: print })
    const found = [...diagnostics, ...crew.diagnostics()]
    if (!value) return { diagnostics: found }
    const pdf = await PDFDocument.load(value, { updateMetadata: false })
    if (pdf.getPageCount() !== 1) return { diagnostics: [...found, tooLong(pdf.getPageCount())] }
    setBoxes(pdf, trim)
    return { value: await pdf.save(), diagnostics: found }
  } finally {
    await crew.close()
    await origin.close()
  }
}

async function print(tab: Tab): Promise<Uint8Array> {
  await tab.open('/page.html')
  await tab.evaluate(loadFonts)
  return printTab(tab)
}

function tooLong(pages: number): Diagnostic {
  const message = `说明页应当是一页，印成了 ${pages} 页。`
  return { severity: 'error', rule: 'pdf/one-page', message, hint: '纸太小：换大一号的纸，或写 instructions: false。' }
}
