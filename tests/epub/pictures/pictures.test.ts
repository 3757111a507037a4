import path from 'node:path'
import { h } from 'hastscript'
import { expect, test } from 'vitest'
import { openStore } from '../../../scripts/config/store.ts'
import { packPictures } from '../../../scripts/epub/pictures/pictures.ts'
import type { Document } from '../../../scripts/html/document.ts'
import type { Asset } from '../../../scripts/manuscript/chapter.ts'
import { folderWith } from '../../support/folder.ts'
import { photograph, slope } from '../../support/pictures.ts'
import { chapter, note, sampleDocument } from '../sample.ts'

const image = (file: string) => h('img', { src: `/book/${file}`, alt: '图', width: 40, height: 30 })
const at = (line: number, ...content: Parameters<typeof h>[1][]) =>
  h('p', { dataSource: `001.md:${line}:1` }, ...(content as []))

/** A book that shows these files in this order, the last one in a note. */
async function bookWith(
  files: Record<string, Uint8Array>,
  shown: string[],
): Promise<{ document: Document; folder: string }> {
  const folder = await folderWith(files)
  const assets = Object.keys(files).map((file): Asset => {
    const mediaType = file.endsWith('.webp') ? 'image/webp' : file.endsWith('.png') ? 'image/png' : 'image/jpeg'
    return { src: file, file, path: path.join(folder, file), mediaType, width: 40, height: 30 }
  })
  const last = shown.at(-1) ?? ''
  const body = shown.slice(0, -1).map((file, index) => at(index + 3, image(file)))
  const chapters = [chapter(1, '章', body, [note(1, 1, at(90, image(last)))])]
  return { document: { ...sampleDocument(), chapters, assets }, folder }
}

test('only what is shown, in the order of the text and then of its notes, each once', async () => {
  const [a, b] = [await slope(40, 30).jpeg().toBuffer(), await slope(30, 40).webp().toBuffer()]
  const files = { 'a.jpg': a, 'b.webp': b, 'copy of a.jpg': a, 'secret.jpg': a }
  const { document } = await bookWith(files, ['a.jpg', 'a.jpg', 'copy of a.jpg', 'b.webp'])
  const { box, diagnostics } = await packPictures(document)
  expect(diagnostics).toEqual([])
  expect(box.pictures.map((picture) => [picture.path, picture.mediaType])).toEqual([
    ['images/picture-1.jpg', 'image/jpeg'],
    ['images/picture-2.jpg', 'image/jpeg'],
  ])
  const section = document.chapters[0]?.section
  if (!section) throw new Error('no section')
  box.place(section)
  const images = section.children.flatMap((node) =>
    node.type === 'element' && node.tagName === 'p' ? node.children : [],
  )
  expect(images).toMatchObject(Array(3).fill({ properties: { src: 'images/picture-1.jpg', width: 40, height: 30 } }))
})

test('what is missing or damaged is said once, with its first place, and its words stay', async () => {
  const whole = await slope(40, 30).png().toBuffer()
  const { document } = await bookWith({ 'a.png': whole.subarray(0, 60) }, ['a.png', 'none.png', 'a.png', 'a.png'])
  const { box, diagnostics } = await packPictures(document)
  expect(diagnostics.map(({ severity, rule, place }) => `${place?.line} ${severity} ${rule}`)).toEqual([
    '3 error epub/picture-damaged',
    '4 error epub/picture-missing',
  ])
  const section = document.chapters[0]?.section
  if (!section) throw new Error('no section')
  box.place(section)
  expect(JSON.stringify(section)).not.toContain('/book/')
})

test('what took long to make is kept, and gives the same bytes', async () => {
  const bytes = await photograph(slope(400, 300))
  const { document, folder } = await bookWith({ 'a.jpg': bytes }, ['a.jpg', 'a.jpg'])
  const written: string[] = []
  const store = openStore(path.join(folder, 'cache'))
  const write = (key: string, data: Uint8Array) => {
    written.push(key)
    return store.write(key, data)
  }
  const watched = { ...store, write }
  const cold = await packPictures(document, watched)
  const warm = await packPictures(document, watched)
  expect(written).toHaveLength(1)
  expect(warm.box.pictures.map(({ data, ...rest }) => ({ ...rest, data: Buffer.from(data).toString('hex') }))).toEqual(
    cold.box.pictures.map(({ data, ...rest }) => ({ ...rest, data: Buffer.from(data).toString('hex') })),
  )
})
