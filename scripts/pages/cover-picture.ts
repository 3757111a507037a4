import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { fromHtml } from 'hast-util-from-html'
import { toString as textOf } from 'hast-util-to-string'
import { type OriginFile, openOrigin } from '../browser/origin.ts'
import type { BrowserPool } from '../browser/pool.ts'
import type { Tab } from '../browser/tab.ts'
import type { Book, PrintEdition } from '../config/book.ts'
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts'
import type { AskedFace } from '../fonts/chains.ts'
import type { FontSet } from '../fonts/face.ts'
import { loadFonts } from './engine.ts'
import { coverPart } from './front/cover.ts'
import { editionAttributes, readStyles } from './styles.ts'

/** A document that shows nothing but the theme's cover. */
export type CoverSheet = {
  /** With the `@font-face` rules of its fonts. */
  html(css: string): string
  /** The same digest, the same picture: with the same fonts, in the same browser. */
  digest: string
}

/** px of the picture: what shops ask for. */
const SIZE = { width: 1600, height: 2560 }

/**
 * px of the window that it is drawn in, then enlarged. The first is a little narrower than a booklet of 32 开 is wide, so that the title can be
 * read in the small pictures of shops; in the others there is room for more.
 */
const WINDOWS = [500, 640, 800, 1000]

/** The cover of an edition as a document of its own. */
export async function composeCover({ book, edition }: { book: Book; edition: PrintEdition }): Promise<CoverSheet> {
  const { language, style } = book
  const styles = `${await readStyles(edition, style)}\n${await readFile(SHEET, 'utf8')}`
  const html = (css: string) => `<!doctype html>
<html lang="${language}" ${editionAttributes(edition)}>
<head>
<meta charset="utf-8">
<title>cover</title>
<style>${css}\n${styles}</style>
</head>
<body><section class="page cover"><div class="flow">${coverPart({ document: { book }, edition }).html}</div></section></body>
</html>`
  const digest = createHash('sha256')
    .update(JSON.stringify([VERSION, html('')]))
    .digest('hex')
  return { html, digest }
}

/** The faces that a cover may be set in, by styles/themes/booklet/; all of them where the book has a style of its own. */
export function coverFaces({ style }: Book): readonly AskedFace[] | undefined {
  return style ? undefined : FACES
}

const FACES: readonly AskedFace[] = [
  { family: 'Banxin Biaosong', weight: 700 },
  { family: 'Banxin Song', weight: 400 },
  { family: 'Banxin Kai', weight: 400 },
]

/** What it prints: fonts need the characters. */
export function coverTexts(book: Book, edition: PrintEdition): string[] {
  return [textOf(fromHtml(coverPart({ document: { book }, edition }).html, { fragment: true }))]
}

const SHEET = new URL('../../styles/cover.css', import.meta.url)

/** Version of the way of drawing and encoding: raise it when that changes, or what every face has (fonts/prepare.ts). */
const VERSION = 4

/** Draws a cover in its faces: 1600 × 2560 px, sRGB, in strips from top to bottom, each a PNG. */
export async function drawCover(
  sheet: CoverSheet,
  fonts: FontSet,
  pool: BrowserPool,
): Promise<Outcome<readonly Uint8Array[]>> {
  const html = sheet.html(fonts.css)
  const files = new Map<string, OriginFile>([['/cover.html', { body: html, type: 'text/html; charset=utf-8' }]])
  for (const face of fonts.faces) files.set(`/fonts/${face.name}`, { body: face.data, type: 'font/ttf' })
  const origin = await openOrigin({ root: '', assets: [], files })
  const crew = pool.crew({ origin, prepare: async (tab) => tab, worth: 1 })
  try {
    const { value, diagnostics } = await crew.run({ weight: 1, work: draw })
    const crowded = value && !value.fits ? [CROWDED] : []
    return { value: value?.strips, diagnostics: [...diagnostics, ...crew.diagnostics(), ...crowded] }
  } finally {
    await crew.close()
    await origin.close()
  }
}

async function draw(tab: Tab): Promise<{ strips: Uint8Array[]; fits: boolean }> {
  await tab.open('/cover.html')
  await tab.evaluate(loadFonts)
  let fits = false
  let window = { width: 0, height: 0 }
  for (const width of WINDOWS) {
    const deviceScaleFactor = SIZE.width / width
    window = { width, height: SIZE.height / deviceScaleFactor }
    await tab.setViewport({ ...window, deviceScaleFactor })
    fits = await tab.evaluate(coverFits)
    if (fits) break
  }
  const height = window.height / STRIPS
  const strips: Uint8Array[] = []
  for (let y = 0; y < window.height; y += height) {
    const clip = { x: 0, y, width: window.width, height }
    strips.push(await tab.screenshot({ type: 'png', clip, captureBeyondViewport: false }))
  }
  return { strips, fits }
}

/** The browser holds a picture several times while it takes it: in two strips, thirty megabytes less. */
const STRIPS = 2

/** True when every line stands inside the frame, and the names beside the title; runs in the browser. */
function coverFits(): boolean {
  const box = (selector: string) => document.querySelector(selector)?.getBoundingClientRect() ?? new DOMRect()
  const page = document.querySelector<HTMLElement>('.cover-page')
  if (!page) return true
  const { left, right, top, bottom } = page.getBoundingClientRect()
  const { paddingLeft, paddingRight, paddingTop, paddingBottom } = getComputedStyle(page)
  const outside = [...page.querySelectorAll('p')].some((line) => {
    const { left: l, right: r, top: t, bottom: b } = line.getBoundingClientRect()
    const over = [
      left + Number.parseFloat(paddingLeft) - l,
      r - right + Number.parseFloat(paddingRight),
      top + Number.parseFloat(paddingTop) - t,
      b - bottom + Number.parseFloat(paddingBottom),
    ]
    return over.some((length) => length > 4)
  })
  const [title, foot] = [box('.cover-title'), box('.cover-foot')]
  const apart =
    title.right <= foot.left || foot.right <= title.left || title.bottom <= foot.top || foot.bottom <= title.top
  return !outside && apart
}

const CROWDED: Diagnostic = {
  severity: 'warning',
  rule: 'pages/cover-crowded',
  message: '封面上放不下书名和作者。',
  hint: '缩短书名、副书名；或自备一张封面图片，在 book.yaml 里写 cover: 图片。',
}
