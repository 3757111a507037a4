import { readFile } from 'node:fs/promises'
import { describe, expect, onTestFinished, test } from 'vitest'
import { startPdfReader } from '../../scripts/preflight/pdf-reader.ts'
import { aBook } from '../support/command.ts'
import { BOOK_YAML } from '../support/folder.ts'

const picture = (content: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200" viewBox="0 0 300 200">${content}</svg>`

const WORDS = `
  <style>.k { font: 18px KaiTi, serif }</style>
  <text x="10" y="30" font-size="18">轩辕 fi 123</text>
  <text x="10" y="60" font-size="18" font-family="Arial, sans-serif" font-weight="bold">饕餮</text>
  <text x="10" y="90" class="k">麒麟“注”</text>
  <text x="250" y="10" font-size="18" writing-mode="vertical-rl">囹圄，竖。</text>`

const book = (svg: string) => ({
  'book.yaml': BOOK_YAML,
  '01.md': '# 第一讲\n\n正文。\n\n:::figure[一图]\n![图](图/a.svg)\n:::\n',
  '图/a.svg': svg,
})

describe('words in a picture', () => {
  test('are printed as text, in our own TrueType faces, in the same bytes every time', async () => {
    const made = await aBook(book(picture(WORDS)))
    ;(await made.run('build', '书', '-e', 'booklet', 'booklet-vertical')).exits(0).says('没有问题')
    ;(await made.run('build', '书', '-e', 'booklet', '--out', 'again')).exits(0)
    const [pdf, again, vertical] = await Promise.all(
      ['dist/booklet.pdf', 'again/booklet.pdf', 'dist/booklet-vertical.pdf'].map((file) => readFile(made.path(file))),
    )
    expect(again?.equals(pdf ?? Buffer.of())).toBe(true)
    const reader = startPdfReader(1)
    onTestFinished(reader.close)
    for (const data of [pdf, vertical]) {
      const { pages } = await reader.read(new Uint8Array(data ?? []))
      const fonts = pages.flatMap((page) => page.fonts)
      const page = pages.map(({ text }) => text).find((text) => text.includes('轩辕'))
      expect(page).toMatch(/轩辕fi123饕餮麒麟“注”囹圄︐竖︒/)
      const names = new Set(fonts.map(({ name }) => name.replace(/^[A-Z]{6}\+/, '')))
      expect(names).toContain('NotoSansSC-Bold')
      expect(names).toContain('LXGWWenKai-Regular')
      for (const { name, type, embedded } of fonts) {
        expect(`${name} ${type} ${embedded}`).toMatch(/\+(NotoSerifSC|NotoSansSC|LXGWWenKai)-\w+ CIDFontType2 true$/)
      }
    }
  })

  test('stay text in an EPUB', async () => {
    const made = await aBook(book(picture(WORDS)))
    ;(await made.run('build', '书', '-e', 'ebook')).exits(0).says('没有问题')
  })

  test.each([
    ['a character that no face has', '<text x="9" y="99">\n生\u{1F9FF}字</text>', ['书/图/a.svg:1:', 'U+1F9FF']],
    [
      'words outside the picture',
      '<text x="999" y="9">界外</text>',
      ['书/01.md:5:1 错误', '图/a.svg 里没有印出“界外”'],
    ],
    ['words that would be a Type 3 font', '<text x="9" y="99" stroke="#000">描</text>', ['书/01.md:5:1 错误', '描边']],
    [
      'words in foreign content',
      '<foreignObject width="9" height="9"><p xmlns="http://www.w3.org/1999/xhtml">框中</p></foreignObject>',
      ['书/图/a.svg 错误', '框中'],
    ],
  ])('are an error with a place: %s', async (_, content, messages) => {
    const made = await aBook(book(picture(content)))
    ;(await made.run('build', '书', '-e', 'booklet')).exits(1).says(...messages)
    expect(await made.dist()).toEqual(['report.html', 'report.json'])
  })
})
