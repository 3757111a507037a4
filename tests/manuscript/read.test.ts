import { mkdir, symlink } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadBook } from '../../scripts/config/load.ts'
import { readManuscript } from '../../scripts/manuscript/read.ts'
import { BOOK_YAML, folderWith } from '../support/folder.ts'

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300"/>'
/** 1 × 1. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** Reads a book whose only chapter is 01.md (or what `files` says). */
async function read(chapter: string | Uint8Array, files: Record<string, string | Uint8Array> = {}) {
  return readFolder(await folderWith({ 'book.yaml': BOOK_YAML, '01.md': chapter, ...files }))
}

async function readFolder(folder: string) {
  const book = await loadBook(folder, {})
  if (!book.value) throw new Error(JSON.stringify(book.diagnostics))
  return readManuscript(book.value)
}

/** The findings as `line:column rule`. */
async function findings(chapter: string | Uint8Array, files?: Record<string, string | Uint8Array>) {
  const { diagnostics } = await read(chapter, files)
  for (const { severity, hint } of diagnostics) expect(severity === 'info' || hint).toBeTruthy()
  return diagnostics.map(({ place, rule }) => `${place?.line}:${place?.column} ${rule}`)
}

describe('text', () => {
  test('is parsed with positions, and a byte order mark is dropped', async () => {
    const { value, diagnostics } = await read('\uFEFF# 题\n\n正文')
    expect(diagnostics).toEqual([])
    expect(value?.chapters[0]?.source).toBe('# 题\n\n正文')
    expect(value?.chapters[0]?.tree.children.map(({ position }) => position?.start.line)).toEqual([1, 3])
  })

  test('emphasis works beside Chinese punctuation', async () => {
    const { value } = await read('她**真（注）**好')
    expect(JSON.stringify(value?.chapters[0]?.tree)).toContain('"strong"')
  })

  test('in GBK is refused with the place and how to save it', async () => {
    const { diagnostics } = await read(Buffer.from([0x41, 0x0a, 0xd6, 0xd0, 0xce, 0xc4]))
    expect(diagnostics).toMatchObject([{ rule: 'manuscript/not-utf8', place: { file: '01.md', line: 2, column: 1 } }])
    expect(diagnostics[0]?.hint).toContain('GBK')
  })

  test('with a NUL is refused with its place', async () => {
    expect(await findings('# 题\n\n正\0文')).toEqual(['3:2 manuscript/control-character'])
  })

  test('nested without end is refused before the parser sees it', async () => {
    expect(await findings(`# 题\n\n${'>'.repeat(20_000)}字`)).toEqual(['3:1 manuscript/too-deep'])
  })

  test.each([
    ['nothing', ''],
    ['white space', '\n \n'],
    ['front matter only', '---\ntitle: 题\n---\n'],
    ['a comment only', '<!-- 待写 -->\n'],
  ])('a chapter with %s is empty', async (_name, text) => {
    expect(await findings(text)).toEqual(['undefined:undefined manuscript/chapter-empty'])
  })

  test('a chapter that is a picture only is not empty', async () => {
    expect(await findings('![图](a.svg)', { 'a.svg': SVG })).toEqual([])
  })

  test('a drawing whose root has a prefix is a picture', async () => {
    const svg = '<s:svg xmlns:s="http://www.w3.org/2000/svg" viewBox="0 0 40 30"><s:path d="M0 0h9"/></s:svg>'
    const { value, diagnostics } = await read('![图](a.svg)', { 'a.svg': svg })
    expect(diagnostics).toEqual([])
    expect(value?.assets.get('01.md\na.svg')).toMatchObject({ width: 40, height: 30 })
  })

  test('a file that cannot be read does not keep the others from being read', async () => {
    const folder = await folderWith({
      'book.yaml': `${BOOK_YAML}chapters: [01.md, 02.md]\n`,
      '01.md': Buffer.from([0xff]),
      '02.md': '',
    })
    const { value, diagnostics } = await readFolder(folder)
    expect(diagnostics.map(({ rule }) => rule)).toEqual(['manuscript/not-utf8', 'manuscript/chapter-empty'])
    expect(value?.chapters.map(({ file }) => file)).toEqual(['02.md'])
  })
})

describe('front matter', () => {
  test('may hold a title', async () => {
    expect(await findings('---\ntitle: 题\n---\n\n文')).toEqual([])
  })

  test('says so where a key has no effect', async () => {
    expect(await findings('---\ntitle: 题\ndraft: true\n---\n\n文')).toEqual(['3:1 manuscript/front-matter'])
  })

  test('that is malformed is an error at its line', async () => {
    expect(await findings('---\ntitle: 题\ntitle: 题\n---\n\n文')).toEqual(['3:1 manuscript/yaml-syntax'])
  })
})

describe('pictures', () => {
  test('are known by content and size, per chapter and address', async () => {
    const text = '# 题\n\n![图](assets/%E5%9B%BE.svg) ![图][b]\n\n[b]: assets/b.gif "x"\n'
    const { value, diagnostics } = await read(text, { 'assets/图.svg': SVG, 'assets/b.gif': PNG })
    expect(diagnostics).toEqual([])
    expect(value?.assets.get('01.md\nassets/%E5%9B%BE.svg')).toMatchObject({
      file: 'assets/图.svg',
      width: 400,
      height: 300,
    })
    expect(value?.assets.get('01.md\nassets/b.gif')).toMatchObject({ mediaType: 'image/png', width: 1, height: 1 })
  })

  test('in a chapter of a subfolder are found from there, and may lie beside it', async () => {
    const folder = await folderWith({
      'book.yaml': `${BOOK_YAML}chapters: [a/01.md]\n`,
      'a/01.md': '![图](../assets/a.svg)',
      'assets/a.svg': SVG,
    })
    const { value, diagnostics } = await readFolder(folder)
    expect(diagnostics).toEqual([])
    expect(value?.assets.get('a/01.md\n../assets/a.svg')?.file).toBe('assets/a.svg')
  })

  test.each([
    ['missing', 'assets/a.png', 'image-missing'],
    ['above the folder', '../a.png', 'image-outside'],
    ['above the folder, encoded', '%2e%2e/a.png', 'image-outside'],
    ['absolute', '/etc/passwd', 'image-absolute'],
    ['absolute on Windows', 'C:/a.png', 'image-absolute'],
    ['file:', 'file:///etc/passwd', 'image-file-url'],
    ['https:', 'https://example.com/a.png', 'image-remote'],
    ['another host', '//example.com/a.png', 'image-remote'],
    ['data:', 'data:image/png;base64,AAAA', 'image-data'],
    ['javascript:', 'javascript:alert(1)', 'image-scheme'],
    ['no picture', 'book.yaml', 'image-type'],
    ['no name', '', 'image-missing'],
  ])('%s: an error at its place', async (_name, src, rule) => {
    expect(await findings(`# 题\n\n正文![图](${src})`)).toEqual([`3:3 manuscript/${rule}`])
  })

  test('a symbolic link out of the folder is not followed', async () => {
    const secret = await folderWith({ 'secret.svg': SVG })
    const folder = await folderWith({ 'book.yaml': BOOK_YAML, '01.md': '![图](a.svg)' })
    await symlink(path.join(secret, 'secret.svg'), path.join(folder, 'a.svg'))
    const { value, diagnostics } = await readFolder(folder)
    expect(diagnostics).toMatchObject([{ rule: 'manuscript/image-outside' }])
    expect(value?.assets.size).toBe(0)
  })

  test('a folder is not a picture', async () => {
    const folder = await folderWith({ 'book.yaml': BOOK_YAML, '01.md': '![图](a.svg)' })
    await mkdir(path.join(folder, 'a.svg'))
    expect((await readFolder(folder)).diagnostics).toMatchObject([{ rule: 'manuscript/image-unreadable' }])
  })

  test('of gigantic size are refused by their header alone', async () => {
    const bomb = Buffer.from(PNG)
    bomb.writeUInt32BE(60_000, 16)
    bomb.writeUInt32BE(60_000, 20)
    expect(await findings('![图](a.png)', { 'a.png': bomb })).toEqual(['1:1 manuscript/image-too-large'])
  })

  test('an SVG without any size says what to add', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"/>'
    expect(await findings('![图](a.svg)', { 'a.svg': svg })).toEqual(['1:1 manuscript/image-size'])
  })
})

describe('links', () => {
  test('to the web, to mail and within the book are good', async () => {
    const text = '[一](https://a.cn) [二](mailto:a@b.cn) [三](02.md#x) [四](./02.md) [五](#x) <https://a.cn>'
    expect(await findings(text, { '02.md': '# 二' })).toEqual([])
  })

  test.each([
    ['a file that is not there', '02.md', 'link-missing'],
    ['a file outside', '../../etc/passwd', 'link-missing'],
    ['a file of the folder that is no chapter', 'book.yaml', 'link-not-a-chapter'],
    ['file:', 'file:///etc/passwd', 'link-file-url'],
    ['javascript:', 'javascript:alert(1)', 'link-scheme'],
    ['nothing', '', 'link-empty'],
  ])('to %s: an error at its place', async (_name, url, rule) => {
    expect(await findings(`正文[文字](${url})`)).toEqual([`1:3 manuscript/${rule}`])
  })
})
