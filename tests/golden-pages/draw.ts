import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { afterAll } from 'vitest'
import type { BrowserSession } from '../../scripts/browser/launch.ts'
import { openOrigin } from '../../scripts/browser/origin.ts'
import { openTab } from '../../scripts/browser/tab.ts'
import { GREYS, type Picture } from './picture.ts'

declare global {
  interface Window {
    drawPage(
      url: string,
      page: number,
      width: number,
      greys: number,
    ): Promise<{ width: number; height: number; levels: string }>
  }
}

/** PDF.js with its worker in the page itself. Letters are drawn as shapes: no rasterizer of a system has a say. */
const DRAWER = `
import { getDocument } from '/pdf.mjs'
import * as worker from '/pdf.worker.mjs'
globalThis.pdfjsWorker = worker
window.drawPage = async (url, number, width, greys) => {
  const data = new Uint8Array(await (await fetch(url)).arrayBuffer())
  const task = getDocument({ data, disableFontFace: true, useSystemFonts: false, verbosity: 0 })
  const page = await (await task.promise).getPage(number)
  const viewport = page.getViewport({ scale: width / page.getViewport({ scale: 1 }).width })
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = Math.round(viewport.height)
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true })
  await page.render({ canvas, canvasContext: context, viewport }).promise
  const { data: pixels } = context.getImageData(0, 0, canvas.width, canvas.height)
  let levels = ''
  for (let at = 0; at < pixels.length; at += 4) {
    const light = (0.299 * pixels[at] + 0.587 * pixels[at + 1] + 0.114 * pixels[at + 2]) / 255
    levels += Math.round(light * (greys - 1)).toString(16)
  }
  await task.destroy()
  return { width: canvas.width, height: canvas.height, levels }
}`

/** Draws pages of finished PDFs in the tests' own browser, in a few greys. */
export async function drawerForTests(session: Pick<BrowserSession, 'newPage' | 'remote'>) {
  const files = new Map()
  for (const name of ['pdf.mjs', 'pdf.worker.mjs']) {
    const file = createRequire(import.meta.url).resolve(`pdfjs-dist/build/${name}`)
    files.set(`/${name}`, { body: await readFile(file), type: 'text/javascript' })
  }
  const origin = await openOrigin({ root: '/', assets: [], files })
  const script = `<script type="module" nonce="${origin.nonce}">${DRAWER}</script>`
  files.set('/draw.html', { body: `<!doctype html>${script}`, type: 'text/html' })
  const tab = await openTab(session, origin)
  afterAll(() => origin.close())
  await tab.open('/draw.html')
  await tab.waitForFunction(() => 'drawPage' in window)

  /** @param page from 1; @param width of the picture in px */
  return async (pdf: Uint8Array, page: number, width: number): Promise<Picture> => {
    files.set('/book.pdf', { body: pdf, type: 'application/pdf' })
    const drawn = await tab.evaluate((...request) => window.drawPage(...request), '/book.pdf', page, width, GREYS)
    if (tab.problems.length > 0) throw new Error(tab.problems.map(({ message }) => message).join('\n'))
    const levels = Uint8Array.from(drawn.levels, (digit) => Number.parseInt(digit, 16))
    return { width: drawn.width, height: drawn.height, levels }
  }
}
