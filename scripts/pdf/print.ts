import type { BrowserSession } from '../browser/launch.ts'
import { openOrigin } from '../browser/origin.ts'
import { openTab, type Tab } from '../browser/tab.ts'
import type { Outcome } from '../diagnostics/diagnostic.ts'
import type { FontSet } from '../fonts/face.ts'
import type { Document } from '../html/document.ts'
import { loadFonts } from '../pages/engine.ts'
import type { Pages } from '../pages/page.ts'
import { pictureFiles } from '../pages/pictures.ts'

export type PrintRequest = { pages: Pages; document: Document; fonts: FontSet; session: BrowserSession }

/** Prints the sheet document as Chromium does: raw PDF bytes with tags and outline, boxes and metadata still to be put right. */
export async function printSheet({ pages, document, fonts, session }: PrintRequest): Promise<Outcome<Uint8Array>> {
  const { files } = await pictureFiles(document, fonts)
  for (const face of fonts.faces) files.set(`/fonts/${face.name}`, { body: face.data, type: 'font/ttf' })
  files.set('/sheet.html', { body: pages.sheet, type: 'text/html; charset=utf-8' })
  const origin = await openOrigin({ root: document.book.root, assets: document.assets, files })
  const tab = await openTab(session, origin)
  try {
    await tab.goto(`${origin.url}/sheet.html`, { waitUntil: 'load', timeout: 0 })
    await tab.evaluate(loadFonts)
    // Shown only now: lines that were laid out once before their fonts came sit a fraction of a pixel elsewhere.
    await tab.evaluate(showBody)
    return { value: await printed(tab), diagnostics: tab.problems }
  } finally {
    await tab.close().catch(() => {})
    await origin.close()
  }
}

/**
 * Asked of the browser directly: the stream of Puppeteer's page.pdf() is decoded by whatever Uint8Array.fromBase64 there is,
 * and a reader of PDFs that is loaded for the checks brings one that takes a second and more a book.
 */
async function printed(tab: Tab): Promise<Uint8Array> {
  const browser = await tab.createCDPSession()
  const { stream } = await browser.send('Page.printToPDF', {
    preferCSSPageSize: true,
    printBackground: true,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
    transferMode: 'ReturnAsStream',
  })
  const pieces: Buffer[] = []
  for (let done = false; !done && stream; ) {
    const { data, eof, base64Encoded } = await browser.send('IO.read', { handle: stream })
    pieces.push(Buffer.from(data, base64Encoded ? 'base64' : 'utf8'))
    done = eof
  }
  if (stream) await browser.send('IO.close', { handle: stream })
  return new Uint8Array(Buffer.concat(pieces))
}

/** Runs in the browser. */
function showBody(): void {
  document.body.hidden = false
}
