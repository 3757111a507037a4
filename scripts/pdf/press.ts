import type { Tab } from '../browser/tab.ts'
import { loadFonts } from '../pages/engine.ts'
import type { SheetPiece } from '../pages/sheet.ts'
import { ELSEWHERE } from './join-destinations.ts'

/** A tab that prints one piece after the other. Its fonts are loaded once. */
export type Press = {
  print(piece: SheetPiece): Promise<Uint8Array>
}

/** Opens the shell that the tab's origin has at /sheet.html. Rejects when a font does not load. */
export async function openPress(tab: Tab): Promise<Press> {
  await tab.open('/sheet.html')
  await tab.evaluate(loadFonts)
  return { print: (piece) => printPiece(tab, piece) }
}

/** Prints a piece in a tab that has the style sheets of the edition, its fonts loaded, and a style element for the page rules. */
export async function printPiece(tab: Tab, piece: SheetPiece): Promise<Uint8Array> {
  await tab.evaluate(showPiece, piece, ELSEWHERE)
  const print = await printTab(tab)
  // They are garbage now; the desk sees to it that the tab is swept (pages/desk.ts).
  await tab.evaluate(() => document.body.replaceChildren())
  return print
}

/**
 * What the tab shows, as a PDF. Asked of the browser directly: the stream of Puppeteer's page.pdf() is decoded by whatever Uint8Array.fromBase64 there is,
 * and a reader of PDFs that is loaded for the checks brings one that takes a second and more a book.
 */
export async function printTab(tab: Tab): Promise<Uint8Array> {
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
    const { data, eof, base64Encoded } = await browser.send('IO.read', { handle: stream, size: READ_AT_ONCE })
    pieces.push(Buffer.from(data, base64Encoded ? 'base64' : 'utf8'))
    done = eof
  }
  if (stream) await browser.send('IO.close', { handle: stream })
  await browser.detach()
  return new Uint8Array(Buffer.concat(pieces))
}

const READ_AT_ONCE = 2 ** 20

/**
 * Runs in the browser: puts a piece into the shell. A link whose target is in another piece gets an address that joining turns back,
 * and every target of such links a link here, unseen: the browser writes destinations only for what the document itself links to.
 */
async function showPiece({ rules, body, targets }: SheetPiece, elsewhere: string): Promise<void> {
  const style = document.getElementById('page-rules') as HTMLStyleElement
  // Nobody looks at the screen, and nobody listens for what comes before a print: what is laid out for them, at the size of the window, is
  // laid out in vain. By its size, as the media type is that of print already before it.
  const size = `(width: ${innerWidth}px) and (height: ${innerHeight}px)`
  style.textContent = `@media screen, ${size} { body.sheet { display: none } }\n${rules}`
  document.body.className = 'sheet'
  document.body.innerHTML = body
  for (const link of document.querySelectorAll('a[href^="#"]')) {
    const fragment = link.getAttribute('href')?.slice(1) ?? ''
    if (!document.getElementById(decodeURIComponent(fragment))) link.setAttribute('href', `${elsewhere}#${fragment}`)
  }
  for (const target of targets) {
    const link = document.createElement('a')
    link.hidden = true
    link.href = `#${encodeURIComponent(target)}`
    document.body.append(link)
  }
  // One that does not decode has been refused or is damaged; the tab has it among its problems, or the checks find it missing.
  await Promise.all([...document.images].map((image) => image.decode().catch(() => {})))
}
