import { createRequire } from 'node:module'
import type { Page } from 'puppeteer-core'
import { type FontWorkshop, openWorkshop } from '../fonts/workshop.ts'

/** What the browser has to set: two Han and the interpunct, whose width no other font shares. */
export const PROBE_TEXT = '版心·'

/** Its width in em by the font's own advances (1000 + 1000 + 327): a rounded advance or another font comes out otherwise. */
const PROBE_WIDTH = 2.327

/**
 * Whether this browser can set and print a document with web fonts at all: without a font that fontconfig sees, or with a
 * broken font engine, web fonts fail in silence and the PDF comes out blank. `font` is a small TrueType file with PROBE_TEXT.
 * Returns what is wrong, in Chinese; undefined when all is well.
 */
export async function testBrowser(
  browser: { newPage(): Promise<Page> },
  font: Uint8Array,
): Promise<string | undefined> {
  const page = await browser.newPage()
  try {
    const found = await page.evaluate(
      async (data, text) => {
        const face = new FontFace(
          'Probe',
          Uint8Array.from(atob(data), (byte) => byte.charCodeAt(0)),
        )
        document.fonts.add(face)
        await face.load().catch(() => {})
        const span = document.createElement('span')
        span.style.cssText = 'font: 100px Probe; font-synthesis: none; white-space: nowrap'
        span.textContent = text
        document.body.append(span)
        await document.fonts.ready
        const faces = [...document.fonts].map(({ status }) => status)
        return {
          faces,
          width: span.getBoundingClientRect().width,
          spacing: CSS.supports('text-spacing-trim', 'space-first'),
        }
      },
      Buffer.from(font).toString('base64'),
      PROBE_TEXT,
    )
    if (found.faces.some((status) => status !== 'loaded')) return '装入网页字体失败'
    const wanted = PROBE_WIDTH * 100
    if (Math.abs(found.width - wanted) > 0.05) return `“${PROBE_TEXT}”排成了 ${found.width}px，应为 ${wanted}px`
    if (!found.spacing) return '版本太旧，不支持标点挤压（text-spacing-trim）'
    const pdf = await page.pdf({ width: '100mm', height: '100mm' })
    return Buffer.from(pdf.subarray(0, 5)).toString('latin1') === '%PDF-' ? undefined : '打印不出 PDF'
  } finally {
    await page.close()
  }
}

/** The font for testBrowser, cut once and kept below `cache`; by `given`, or a workshop of its own. */
export async function probeFont(cache: string, given?: Pick<FontWorkshop, 'cut'>): Promise<Uint8Array> {
  const require = createRequire(import.meta.url)
  const file = require.resolve('@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf')
  const { version } = require('@expo-google-fonts/noto-serif-sc/package.json') as { version: string }
  const probe = { file, identity: `noto-serif-sc ${version} 400`, characters: PROBE_TEXT }
  if (given) return given.cut(probe)
  const workshop = openWorkshop(cache)
  try {
    return await workshop.cut(probe)
  } finally {
    workshop.close()
  }
}
