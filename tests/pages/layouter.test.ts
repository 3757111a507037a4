import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test, vi } from 'vitest'
import { folderWith } from '../support/folder.ts'
import { browserForTests } from '../support/layouter.ts'
import { pagesOf } from '../support/pages.ts'

const session = await browserForTests()
const FILES = {
  '01.md': `# 甲章\n\n${'甲章的话说了又说。'.repeat(200)}\n\n见第:page{#yi}页。\n`,
  '02.md': '# 乙章 {#yi}\n\n乙章只有一句。\n',
  '03.md': '# 丙章\n\n丙章也只有一句。\n',
}
const kept = async (cache: string) => (await readdir(path.join(cache, 'pages'))).length

test('an unchanged book is laid out without a tab, to the same pages', async () => {
  const cache = await folderWith()
  const first = await pagesOf(session, FILES, { cache })
  const newPage = vi.spyOn(session.browser, 'newPage')
  const again = await pagesOf(session, FILES, { cache })
  expect(newPage).not.toHaveBeenCalled()
  newPage.mockRestore()
  expect(again).toEqual(first)
  expect(again).toEqual(await pagesOf(session, FILES))
})

test('after an edit only the chapter that changed is laid out again', async () => {
  const cache = await folderWith()
  await pagesOf(session, FILES, { cache })
  const before = await kept(cache)
  const changed = { ...FILES, '03.md': FILES['03.md'].replace('一句', '句一') }
  const result = await pagesOf(session, changed, { cache })
  expect(await kept(cache)).toBe(before + 1)
  expect(result).toEqual(await pagesOf(session, changed))
})

test('a longer chapter moves the numbers after it, and nothing else is laid out but what prints them', async () => {
  const cache = await folderWith()
  await pagesOf(session, FILES, { cache })
  const before = await kept(cache)
  const changed = { ...FILES, '02.md': `${FILES['02.md']}\n${'再添一页的话。'.repeat(150)}\n` }
  const result = await pagesOf(session, changed, { cache })
  // The chapter itself, and the contents with the new page of the third.
  expect(await kept(cache)).toBe(before + 2)
  expect(result).toEqual(await pagesOf(session, changed))
})

test('one note more in the first chapter renumbers the others without laying them out', async () => {
  const cache = await folderWith()
  const chapter = (title: string, notes: string[]) =>
    `# ${title}\n\n${notes.map((note) => `${title}说[^${note}]。`).join('')}\n\n${notes.map((note) => `[^${note}]: 注文`).join('\n\n')}\n`
  const files = { '01.md': chapter('甲', ['a', 'b']), '02.md': chapter('乙', ['c', 'd']) }
  await pagesOf(session, files, { cache, notes: 'book' })
  const before = await kept(cache)
  const changed = { ...files, '01.md': chapter('甲', ['a', 'b', 'x']) }
  const { value } = await pagesOf(session, changed, { cache, notes: 'book' })
  expect(await kept(cache)).toBe(before + 1)
  expect(value?.pages.at(-1)?.html).toMatch(/>④<.*>⑤</)
  expect(value?.pages.at(-1)?.notes).toMatch(/>④<.*>⑤</)
})

test('damage in the cache changes nothing', async () => {
  const cache = await folderWith()
  const first = await pagesOf(session, FILES, { cache })
  for (const name of await readdir(path.join(cache, 'pages'))) {
    const file = path.join(cache, 'pages', name)
    const data = await readFile(file)
    await writeFile(file, data.subarray(0, data.length - 7))
  }
  expect(await pagesOf(session, FILES, { cache })).toEqual(first)
})

test('another edition of the same text is another layout', async () => {
  const cache = await folderWith()
  const { value: horizontal } = await pagesOf(session, FILES, { cache })
  const { value: vertical } = await pagesOf(session, FILES, { cache, writing: 'vertical' })
  expect(vertical?.geometry.area).not.toEqual(horizontal?.geometry.area)
})

test('another style of the book is another layout, and another trim', async () => {
  const cache = await folderWith()
  const { value: plain } = await pagesOf(session, FILES, { cache })
  const styled = { ...FILES, 'style.css': ':root { --lines: 20 } h2, p { color: #222 } div { padding: 40px }' }
  const { value: shorter } = await pagesOf(session, styled, { cache })
  const { value: smaller } = await pagesOf(session, FILES, { cache, trim: '32k' })
  expect([plain, shorter, smaller].map((pages) => pages?.geometry.area)).toEqual([
    { width: 378, height: 600 },
    { width: 378, height: 500 },
    { width: 350, height: 528 },
  ])
})

test('a page that is no grid is not laid out', async () => {
  const { value, diagnostics } = await pagesOf(session, { ...FILES, 'style.css': ':root {\n  --pitch: 24.4px;\n}\n' })
  expect(value).toBeUndefined()
  expect(diagnostics).toMatchObject([
    { rule: 'pages/pitch-not-whole', place: { file: 'style.css', line: 2, column: 3 } },
  ])
})

test.each([
  ['white', 'p { color: white }', '“p” 的颜色'],
  ['nothing at all', 'p { color: transparent }', '“p” 的颜色'],
  [
    'as good as white, by way of a property',
    ':root { --mine: rgb(0 0 0 / 8%) } @media print { h2 { color: var(--mine) } }',
    '“h2” 的颜色',
  ],
  ['the colour of all text', ':root { --ink: #eee }', '--ink 的颜色'],
])('text may not have the colour of the paper: %s', async (_, css, words) => {
  const { value, diagnostics } = await pagesOf(session, { ...FILES, 'style.css': css })
  expect(value).toBeUndefined()
  expect(diagnostics).toMatchObject([{ rule: 'pages/text-pale', message: expect.stringContaining(words) }])
})

test('white on black is a colour like any other', async () => {
  const { diagnostics } = await pagesOf(session, {
    ...FILES,
    'style.css': 'th { color: white; background-color: #222 } p { color: #666 }',
  })
  expect(diagnostics).toEqual([])
})
