import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { expect, test } from 'vitest'
import { browserForTests } from '../support/layouter.ts'
import { pdfOf } from '../support/pages.ts'

const session = await browserForTests()

const TEXT = `# 题：甲（乙），丙

甲，乙。丙（丁）、《戊》说：“己”，庚；辛！壬？He said “yes, no” and left. 张三 李四，**粗体，字**（注[^a]）。

> 引文，用楷体（也一样）。

[^a]: 注，也有（括号）。
`

/** Every character that is drawn, in the order of drawing, blanks included. */
async function drawnText(pdf: Uint8Array): Promise<string> {
  const file = await getDocument({ data: pdf.slice(), verbosity: 0 }).promise
  let text = ''
  for (let index = 1; index <= file.numPages; index += 1) {
    const { fnArray, argsArray } = await (await file.getPage(index)).getOperatorList()
    for (const [at, operator] of fnArray.entries()) {
      if (operator !== OPS.showText) continue
      for (const glyph of argsArray[at][0]) text += typeof glyph === 'number' ? '' : glyph.unicode
    }
  }
  return text
}

test.each(['horizontal', 'vertical'] as const)(
  'air beside marks is no blank in the text of the PDF, blanks between words are: %s',
  async (writing) => {
    const { pdf } = await pdfOf(session, { '1.md': TEXT }, { writing })
    const text = await drawnText(pdf)
    expect(text).toContain('“yes, no” and left')
    expect(text).toContain('张三 李四')
    expect(text.match(/.[，。、；：！？（）《》「」『』] ?./gu)?.length).toBeGreaterThan(10)
    expect(text.match(/[，。、；：！？）》」』︐︒︶] .?|.? [（《「『︵]/gu)).toBeNull()
  },
)
