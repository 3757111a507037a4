import { readFile } from 'node:fs/promises'
import { EpubCheck } from '@likecoin/epubcheck-ts'
import { expect, test } from 'vitest'
import { unpack } from '../epub/unpack.ts'
import { aBook } from '../support/command.ts'

const rows = Array.from({ length: 9 }, () => '1&2').join('\\\\')

const TEXT = `# 公式与代码

汉字汉字，设 $x^2+y_1=\\frac{a}{b}$ 为一式，价格是 $5 和 $10，不是公式。质能方程$E=mc^2$，见:ref{#eq-mass}。又如
$\\sum_{i=1}^n i^2$与$\\int_0^1 f(x)\\,\\mathrm{d}x$，（$x$）以及“$y$”，$\\alpha$、$\\beta$。再如$\\left(\\frac{\\frac ab}{\\frac cd}\\right)$
这样高的，也要排在正文里，后面还有一些字，好看看行距是不是还在格子上，不至于把行撑开。注[^a]。

$$ {#eq-mass}
E = mc^2
$$

根式$\\sqrt{x}$、$\\sqrt[3]{\\frac{a}{b}}$，重音$\\hat{x}+\\vec{v}+\\overline{AB}$，粗体$\\mathbf{x}\\in\\mathbb{R}^n$。

$$
\\sqrt{\\frac{a}{1+\\frac{b}{1+\\frac{c}{d}}}} + \\underbrace{a+b}_{n} = \\begin{cases}1 & x>0\\\\ 0 & \\text{其他}\\end{cases}
$$

$$
\\begin{pmatrix}${rows}\\end{pmatrix}\\left|\\begin{matrix}${rows}\\end{matrix}\\right|\\begin{bmatrix}${rows}\\end{bmatrix}
$$

| 名 | 式 |
|---|---|
| 甲 | $a^2$ |

\`\`\`js
// 注释：两个字母等于一个汉字
const x = { name: "版心", n: 42 }
\`\`\`

末了一段文字。

[^a]: 注里的$x_1$。
`

const FILES = {
  'book.yaml': [
    'title: 书',
    'date: 2026-11-22',
    'identifier: urn:uuid:0b6f4c1e-6a57-4c6e-9d0e-3f1f6f0a2b11',
    'editions:',
    '  horizontal: { theme: booklet, archival: true }',
    '  vertical: { theme: booklet, writing: vertical, archival: true }',
    '  ebook: { format: epub }',
  ].join('\n'),
  '01.md': TEXT,
}

test('every formula is on its page and in the PDF, no line leaves the grid; the e-book says that it holds MathML', async () => {
  const book = await aBook(FILES)
  ;(await book.run('build', '书')).exits(0)
  const report = JSON.parse(await book.read('dist/report.json'))
  const families = report.editions.map(({ fonts = [] }: { fonts?: { family: string }[] }) =>
    fonts.map((font) => font.family),
  )
  expect(families[0]).toContain('Banxin Math')
  expect(families[1]).toContain('Banxin Math')

  const data = await readFile(book.path('dist/ebook.epub'))
  const { text } = await unpack(data)
  expect(text('EPUB/package.opf')).toMatch(/href="chapter-1.xhtml"[^>]* properties="mathml"/)
  expect(text('EPUB/package.opf')).toContain('<meta property="schema:accessibilityFeature">MathML</meta>')
  expect(text('EPUB/chapter-1.xhtml')).toContain('<math xmlns="http://www.w3.org/1998/Math/MathML" alttext="x^2')
  const { messages } = await EpubCheck.validate(data)
  expect(messages.filter(({ severity }) => !['info', 'usage'].includes(severity))).toEqual([])
})
