import { describe, expect, test } from 'vitest'
import { checkPdf } from '../../scripts/preflight/pdf.ts'
import { isInOrder } from '../../scripts/preflight/reading-order.ts'
import { printedForTests } from './printed.ts'
import { findings, sampleDocument } from './sample.ts'

/** What browsers draw in another order than it is read, and what they do not tag. */
const MANUSCRIPT = `# 实事

甲村修路，:dots[路路相通]；乙村引水，水到田头。丙村读了:book[求是]，丁村二十四户人家。[^a]有诗为证。[^b]

今年12月，{政绩|zhèng jì}要看长远，:dots[一年接着一年]45年干，12:dots[月]。

戊己庚辛。壬癸子丑。

- 显绩看得见
- 潜绩看不见

:::table[指标]
| 项目 | 分值 |
|---|---|
| 民生 | 四十 |
| 生态 | 六十 |
:::

:::figure[三问]
![三个圈](plan.svg)
:::

末了的话。

[^a]: 恒心者，常存之心。

[^b]: 语出旧报。
`

const document = sampleDocument({ '01.md': MANUSCRIPT })

describe.each(['horizontal', 'vertical'] as const)('a %s page', (writing) => {
  const printed = printedForTests(document, writing)
  /** The first that is like `one` and the first that is like `other` behind it have changed places. */
  const swapped = (one: RegExp, other: RegExp) => {
    const both = new RegExp(`(${one.source})(.*?)(${other.source})`, 's')
    return printed.gate(printed.changed((body) => body.replace(both, '$3$2$1')))
  }

  test('is read in its order', async () => {
    const { pages, fonts } = printed
    expect(findings(await checkPdf(document, pages, await printed.make(), fonts))).toEqual([])
  })

  test.each([
    ['two characters', /引/, /头/, 3],
    ['two lines', /戊己庚辛。/, /壬癸子丑。/, 7],
    ['two paragraphs', /<p [^>]*>今年.*?<\/p>/, /<p [^>]*>戊己.*?<\/p>/, 5],
    ['two list items', /显绩看得见/, /潜绩看不见/, 9],
    ['two cells', /四十/, /六十/, 15],
    ['two notes', /恒心者/, /语出旧报/, 25],
  ])('with %s in each other’s place is none', async (_, one, other, line) => {
    const found = await swapped(one, other)
    expect(findings(found.filter(({ rule }) => rule !== 'preflight/outline'))).toMatchObject([
      expect.stringMatching(new RegExp(`^preflight/text-order 01\\.md:${line}:`)),
    ])
  })

  test('with a line doubled, a note lost, a character of another page is none', async () => {
    const put = (from: string, to: string) => printed.gate(printed.changed((body) => body.replace(from, to)))
    const doubled = await put('戊己庚辛。', '戊己庚辛。戊己庚辛。')
    expect(findings(doubled)).toEqual(['preflight/glyph-foreign 01.md:7:1'])
    const lost = await put('语出旧报。', '')
    expect(findings(lost)).toEqual([expect.stringMatching(/^preflight\/glyph-lost 01\.md:27:/)])
    const astray = await put('末了的话', '末了的实话')
    expect(findings(astray)).toEqual([expect.stringMatching(/^preflight\/glyph-foreign 01\.md:23:/)])
  })

  test('with text beside the type area is none: there nothing is printed', async () => {
    const style = '<style>.flow { position: relative; left: -40px }</style>'
    const found = await printed.gate(printed.styled(style))
    expect(found.map(({ rule }) => rule)).toContain('preflight/glyph-lost')
  })

  test('that the browser made smaller to get something wide onto it is none', async () => {
    const style = '<style>.flow { position: relative; left: 40px }</style>'
    const found = await printed.gate(printed.styled(style))
    expect(findings(found)).toContainEqual('preflight/text-size 01.md:3:1')
  })
})

test('words of a drawing may stand at its place, and nowhere else', () => {
  const order = { margins: '题一', runs: ['正文', '图题', '末段'] }
  expect(isInOrder('题一正文图中图题再图末段', order)).toBe(true)
  expect(isInOrder('题一正文图题末段', order)).toBe(true)
  expect(isInOrder('题一正图文图题末段', order)).toBe(false)
  expect(isInOrder('题一正文末段图题', order)).toBe(false)
  expect(isInOrder('题一正文图题末段外', order)).toBe(false)
  expect(isInOrder('正文题一', { margins: '题一', runs: ['正文'] })).toBe(false)
})
