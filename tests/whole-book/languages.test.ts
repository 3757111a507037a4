import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { PDFDocument, PDFName, PDFString } from '../../scripts/pdf/pdf-lib.ts'
import { unpack } from '../epub/unpack.ts'
import { aBook } from '../support/command.ts'
import { fixtureFont } from '../support/layouter.ts'

const TRADITIONAL = `# 山路上的燈

老師說：「看不到的地方，他走過去，把門推開。」屋裡沒有人；桌子放著一本舊書（這是我們的家鄉）。

:::table[書名]
| 日期 | 名字 |
|---|---|
| 今夜 | 母親 |
:::

## 直、骨、角、返

讀書、寫字時候，總會想起那條河：水很清，魚也多！

1. 讀書。
2. 寫字。
`
const JAPANESE = `# 山道の灯

先生は言った。「見えないところへ、彼は歩いて行き、戸を押し開けた。」家の中には誰もいない！

:::table[書名]
| 日付 | 名 |
|---|---|
| 今夜 | 母 |
:::

## 直、骨、角、返

読むとき、書くとき、いつもあの川を思い出す。「誰もいない？」彼は言った。母・家・川！“家の中”を、“あの川”を思い出す（“母”）。

1. 読む。
2. 書く。
`

test.each([
  ['zh-Hant-TW', 'noto-serif-tc', 'NotoSerifTC', '山路上的燈', TRADITIONAL, ['目錄', '版權頁'], 'vertical'],
  ['ja', 'noto-serif-jp', 'NotoSerifJP', '山道の灯', JAPANESE, ['目次', '奥付'], 'horizontal'],
] as const)(
  'a book in %s, from the fonts in its own folder',
  async (language, name, stem, title, text, words, writing) => {
    const font = await readFile(fixtureFont(language))
    const book = await aBook({
      'book.yaml': [
        `title: ${title}`,
        'date: 2026-11-22',
        `language: ${language}`,
        'identifier: urn:uuid:0b6f4c1e-6a57-4c6e-9d0e-3f1f6f0a2b11',
        `editions: { book: { theme: booklet, writing: ${writing} }, ebook: { format: epub } }`,
      ].join('\n'),
      '01.md': text,
      [`node_modules/@expo-google-fonts/${name}/400Regular/${stem}_400Regular.ttf`]: font,
    })
    ;(await book.run('build', '书')).exits(0).says('fonts/language-substitute').says('book 检查　没有问题')

    const pdf = await PDFDocument.load(await readFile(book.path('dist/book.pdf')))
    expect(pdf.catalog.lookup(PDFName.of('Lang'), PDFString).decodeText()).toBe(language)
    const report = JSON.parse(await book.read('dist/report.json'))
    const song = report.editions[0].fonts.find(({ family }: { family: string }) => family === 'Banxin Song')
    expect(song).toMatchObject({ from: `${stem}_400Regular.ttf` })

    const epub = await unpack(await readFile(book.path('dist/ebook.epub')))
    expect(epub.text('EPUB/package.opf')).toContain(`<dc:language>${language}</dc:language>`)
    expect(epub.text('EPUB/chapter-1.xhtml')).toContain(`lang="${language}"`)
    for (const word of words) expect(epub.text('EPUB/nav.xhtml')).toContain(word)
  },
)

test('without its fonts a book in another language stops with the line that installs them', async () => {
  const book = await aBook({
    'book.yaml': 'title: 山\ndate: 2026-11-22\nlanguage: zh-Hant\neditions: { book: { theme: booklet } }',
    '01.md': '# 山\n\n路\n',
  })
  const run = await book.run('build', '书')
  run.exits(3).says('npm install @expo-google-fonts/noto-serif-tc@0.4.4')
})
