import { expect, it } from 'vitest'
import { reviewParagraphs } from '../../scripts/import/review.ts'

const review = (...texts: string[]) => {
  let start = 0
  const lines = texts.map((text) => {
    const offsets = Array.from({ length: text.length }, (_, index) => start + index)
    start += text.length
    return { text, offsets }
  })
  return reviewParagraphs(lines).map(({ severity, rule, offset }) => `${severity} ${rule} ${offset}`)
}

it.each([
  ['a lost character', ['读书\uFFFD要慢'], 'warning import/replacement-character 2'],
  ['an odd quotation mark', ['他说"好。'], 'warning import/quote-unpaired 2'],
  ['a phrase of web pages', ['慢。欢迎阅读！'], 'info import/web-phrase 2'],
  ['a paragraph that comes twice', ['字'.repeat(20), '字'.repeat(20)], 'warning import/paragraph-repeated 20'],
  ['Markdown', ['甲', '## 题'], 'warning import/looks-like-markdown 1'],
])('points out %s', (_, texts, finding) => expect(review(...texts)).toEqual([finding]))

it('has nothing to say about clean text', () => {
  expect(review('读书要慢，5"的屏也行。', 'He said "no', '#话题')).toEqual([])
})
