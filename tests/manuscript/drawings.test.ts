import path from 'node:path'
import { expect, test } from 'vitest'
import type { Asset } from '../../scripts/manuscript/chapter.ts'
import { readDrawings } from '../../scripts/manuscript/drawings.ts'
import { openInspector } from '../../scripts/manuscript/picture.ts'
import { folderWith } from '../support/folder.ts'

async function assetsIn(files: Record<string, string>) {
  const folder = await folderWith(files)
  return (file: string, mediaType: Asset['mediaType'] = 'image/svg+xml'): Asset => {
    return { src: file, file, path: path.join(folder, file), mediaType, width: 1, height: 1 }
  }
}

test('an SVG gets its clean tree and its words; other pictures stay as they are', async () => {
  const asset = await assetsIn({ 'a.svg': '<svg xmlns="http://www.w3.org/2000/svg"><text>字</text></svg>' })
  const png = asset('b.png', 'image/png')
  const assets = new Map([
    ['01.md\na.svg', asset('a.svg')],
    ['01.md\nb.png', png],
  ])
  const { value, diagnostics } = await readDrawings(assets, openInspector())
  expect(diagnostics).toEqual([])
  expect(value?.get('01.md\na.svg')?.drawing).toMatchObject({ words: [{ text: '字' }], vertical: false })
  expect(value?.get('01.md\nb.png')).toBe(png)
})

test('what is wrong with a picture is said once, however many chapters show it', async () => {
  const asset = await assetsIn({ 'a.svg': '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', 'b.svg': '<svg' })
  const assets = new Map(['a.svg', 'b.svg'].flatMap((file) => [1, 2].map((n) => [`0${n}.md\n${file}`, asset(file)])))
  const { diagnostics } = await readDrawings(assets, openInspector())
  expect(diagnostics.map(({ severity, place }) => `${severity} ${place?.file}`)).toEqual([
    'warning a.svg',
    'error b.svg',
  ])
})

test('a picture that is gone is an error', async () => {
  const asset = await assetsIn({})
  const { value, diagnostics } = await readDrawings(new Map([['01.md\na.svg', asset('a.svg')]]), openInspector())
  expect(diagnostics).toMatchObject([{ rule: 'manuscript/image-unreadable', place: { file: 'a.svg' } }])
  expect(value?.get('01.md\na.svg')?.drawing).toBeUndefined()
})
