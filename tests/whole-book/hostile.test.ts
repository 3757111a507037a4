import { symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { aBook } from '../support/command.ts'
import { BOOK_YAML, folderWith } from '../support/folder.ts'

/** A manuscript of a stranger, built with the whole command: it neither runs, nor fetches, nor reads what is not its own. */
const SECRET = '此处机密'
const requests: string[] = []
const server = createServer((request, response) => {
  requests.push(request.url ?? '')
  response.end('x')
})
let remote = ''

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  remote = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => void server.close())
beforeEach(() => void requests.splice(0))

const BOOK = `${BOOK_YAML}editions:\n  booklet: { theme: booklet }\n  ebook: { format: epub }\n`

test('what the allow list removes is said, and does nothing', async () => {
  const secrets = await folderWith({ 'secret.txt': SECRET })
  const attack = [
    `<script>fetch('${remote}/script'); document.body.textContent = '脚本跑了'</script>`,
    `<link rel="stylesheet" href="${remote}/link.css"><link rel="prefetch" href="${remote}/prefetch">`,
    `<style>@import url(${remote}/import.css); p { background: url(${remote}/background.png) }</style>`,
    `<iframe src="file://${secrets}/secret.txt"></iframe><object data="file://${secrets}/secret.txt"></object>`,
    `<embed src="${remote}/embed"><video poster="${remote}/poster"></video><base href="${remote}/">`,
    `<form action="${remote}/form"><input type="image" src="${remote}/input" autofocus onfocus="document.title = 1"></form>`,
    `<meta http-equiv="refresh" content="0;url=${remote}/refresh">`,
    `<p onclick="document.body.remove()" style="background:url(${remote}/style.png)">一段正文。</p>`,
    `<svg onload="document.body.remove()"><image href="${remote}/svg.png"/></svg>`,
  ]
  const book = await aBook({ 'book.yaml': BOOK, '01.md': `# 章\n\n${attack.join('\n\n')}\n\n末段。\n` })
  const run = await book.run('build', '书')
  run.exits(0).says('html/html-removed', '<script>', '01.md:3:1')
  expect(requests).toEqual([])
  const text = await pdfText(book.path('dist/booklet.pdf'))
  expect(text).toContain('一段正文。')
  expect(text).toContain('末段。')
  expect(text).not.toMatch(/机密|脚本跑了/)
})

test('pictures from elsewhere are errors, and nobody fetches or reads them', async () => {
  const secrets = await folderWith({
    'secret.svg': `<svg xmlns="http://www.w3.org/2000/svg"><text>${SECRET}</text></svg>`,
  })
  const outside = [
    '![a](REMOTE/a.png)',
    '![b](file://SECRETS/secret.svg)',
    '![c](../secret.svg)',
    '![d](%2e%2e/secret.svg)',
  ]
  const lines = [...outside, '![e](assets/link.svg)', '![f](SECRETS/secret.svg)', '<img src="REMOTE/raw.png">']
  const markdown = lines.join('\n\n').replaceAll('REMOTE', remote).replaceAll('SECRETS', secrets)
  const book = await aBook({ 'book.yaml': BOOK, '01.md': `# 章\n\n${markdown}\n`, 'assets/ours.txt': '' })
  await writeFile(path.join(path.dirname(book.root), 'secret.svg'), SECRET)
  await symlink(path.join(secrets, 'secret.svg'), path.join(book.root, 'assets/link.svg'))
  const run = await book.run('build', '书')
  run.exits(1).says('01.md:3:1', '01.md:5:1', '01.md:7:1', '01.md:9:1', '01.md:11:1', '01.md:13:1')
  expect(run.stdout + run.stderr).not.toContain('机密')
  expect(await book.dist()).toEqual(['report.html', 'report.json'])
  expect(requests).toEqual([])
})

test('a picture with a script, an entity and references out is only a picture', async () => {
  const svg = `<?xml version="1.0"?>
<!DOCTYPE svg [<!ENTITY e SYSTEM "file:///etc/hostname">]>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="90" height="60">
  <script>fetch('${remote}/svg-script')</script>
  <image xlink:href="${remote}/svg-image.png" width="9" height="9"/>
  <rect width="90" height="60" fill="#ccc" onclick="alert(1)"/>
</svg>`
  const book = await aBook({ 'book.yaml': BOOK, '01.md': '# 章\n\n![图](assets/a.svg "图题")\n', 'assets/a.svg': svg })
  await book.run('build', '书')
  expect(requests).toEqual([])
})

test('a style that loads is an error at its line, and nobody fetches', async () => {
  const style = [
    `@import "${remote}/import.css";`,
    `@font-face { font-family: x; src: url(${remote}/font.ttf) }`,
    `p { background: url(${remote}/a.png); list-style: image-set("${remote}/b.png" 1x) }`,
    `p { cursor: \\75rl(${remote}/c.png) }`,
    `p { --x: "</style><script src='${remote}/script.js'></script>" }`,
  ]
  const book = await aBook({ 'book.yaml': BOOK, '01.md': '# 章\n\n正文。\n', 'style.css': style.join('\n') })
  const run = await book.run('build', '书')
  run
    .exits(2)
    .says('style.css:1:1', 'style.css:2:1', 'style.css:2:30', 'style.css:3:5', 'style.css:4:5', 'style.css:5:5')
  expect(requests).toEqual([])
})

test.each([
  ['a size of nothing, by another way', 'blockquote { --x: 0; font-size: var(--x) }'],
  ['a box of nothing', 'blockquote { block-size: 0; overflow: hidden }'],
  ['another way to say none', 'blockquote { --x: none; display: var(--x) }'],
  ['a place off the paper', 'blockquote { margin-inline-start: -9999px }'],
])('a style cannot hide words of the manuscript: %s', async (_, style) => {
  const book = await aBook({
    'book.yaml': BOOK,
    '01.md': '# 章\n\n正文。\n\n> 不想让人看到的话。\n\n末段。\n',
    'style.css': style,
  })
  const run = await book.run('build', '书')
  run.exits(1).says('01.md:5:')
  expect(await book.dist()).not.toContain('booklet.pdf')
})

test('a style that says outright that words have no size is refused at its line', async () => {
  const style = 'blockquote { font-size: 0 }'
  const book = await aBook({ 'book.yaml': BOOK, '01.md': '# 章\n\n> 话。\n', 'style.css': style })
  const run = await book.run('build', '书')
  run.exits(2).says('style.css:1:14')
})

async function pdfText(file: string): Promise<string> {
  const pdf = await getDocument({ url: file, verbosity: 0 }).promise
  const pages = await Promise.all(Array.from({ length: pdf.numPages }, (_, index) => pdf.getPage(index + 1)))
  const contents = await Promise.all(pages.map((page) => page.getTextContent()))
  return contents.flatMap(({ items }) => items.map((item) => ('str' in item ? item.str : ''))).join('')
}

test.each([
  ['quotations', '>'.repeat(20_000)],
  ['lists', '- '.repeat(20_000)],
])('%s nested 20,000 deep are an error with their line, not a hanging build', async (_, open) => {
  const book = await aBook({ 'book.yaml': BOOK, '01.md': `# 章\n\n${open}字\n` })
  const run = await book.run('build', '书')
  run.exits(1).says('01.md:3:1', 'manuscript/too-deep')
  expect(await book.dist()).toEqual(['report.html', 'report.json'])
})
