import { readFile } from 'node:fs/promises'
import { create, type Font } from 'fontkit'
import { expect, test } from 'vitest'
import type { Book } from '../../scripts/config/book.ts'
import { cacheFolder } from '../../scripts/config/cache.ts'
import { prepareFonts } from '../../scripts/fonts/prepare.ts'
import { documentUses } from '../../scripts/fonts/uses.ts'
import type { Document } from '../../scripts/html/document.ts'
import { drawingOf } from '../../scripts/manuscript/drawings.ts'
import { pictureFiles } from '../../scripts/pages/pictures.ts'

/** What the browser gets for a picture, and what is said of it. */
async function printed(data: string | Uint8Array) {
  const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data
  const { value: drawing } = drawingOf(bytes, 'a.svg')
  const book = { title: '书', creators: [], file: 'book.yaml', fonts: {} } as unknown as Book
  const asset = {
    src: 'a.svg',
    file: 'a.svg',
    path: '/a.svg',
    mediaType: 'image/svg+xml' as const,
    width: 9,
    height: 9,
  }
  const document: Document = { book, chapters: [], assets: [{ ...asset, drawing }] }
  const fonts = await prepareFonts({ book, uses: documentUses(document), cache: await cacheFolder() })
  if (!fonts.value) throw new Error('no fonts')
  const { files, diagnostics } = await pictureFiles(document, fonts.value)
  expect([...files.keys()]).toEqual(['/book/a.svg'])
  const svg = String(files.get('/book/a.svg')?.body)
  const faces = [
    ...svg.matchAll(
      /font-family:"([^"]+)";font-style:normal;font-weight:(\d+);src:url\("data:font\/ttf;base64,([^"]+)"/g,
    ),
  ]
  return {
    svg,
    diagnostics,
    faces: faces.map(([, family, weight, base64 = '']) => {
      const font = create(Buffer.from(base64, 'base64')) as Font
      return `${family} ${weight}: ${String.fromCodePoint(...font.characterSet.filter((point) => point < 0xffff))}`
    }),
  }
}

const svg = (content: string) => `<svg xmlns="http://www.w3.org/2000/svg">${content}</svg>`

test('a picture with words carries the faces it asks for, cut to its own characters', async () => {
  const { faces } = await printed(svg('<text>书中之字</text><text font-family="SimHei" font-weight="700">黑</text>'))
  expect(faces).toEqual([
    'Banxin Song 400: 中之书字黑',
    'Banxin Song 700: 中之书字黑',
    'Banxin Hei 400: 中之书字黑',
    'Banxin Hei 700: 中之书字黑',
  ])
})

test('a picture without words carries none', async () => {
  expect((await printed(svg('<title>题</title><rect width="9" height="9"/>'))).faces).toEqual([])
})

test('a family of no known kind is said to be replaced', async () => {
  const { diagnostics } = await printed(svg('<text font-family="Papyrus">字</text>'))
  expect(diagnostics).toMatchObject([{ severity: 'info', rule: 'pages/picture-font', place: { file: 'a.svg' } }])
  expect(diagnostics[0]?.message).toContain('Papyrus')
})

test('a hostile picture comes without anything that runs or is fetched', async () => {
  const file = new URL('../fixtures/pictures/hostile.svg', import.meta.url)
  const { svg, faces } = await printed(await readFile(file))
  expect(svg).not.toMatch(/script|alert|evil|passwd|foreignObject|onload|DOCTYPE|ENTITY|@import/)
  expect(faces).toEqual(['Banxin Song 400: 下字留的'])
})
