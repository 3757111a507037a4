import { expect, test } from 'vitest'
import { compose } from './compose-markdown.ts'

const img = '<img src="/book/assets/a.svg" alt="说明" width="400" height="300">'
const number = (text: string) => `<span class="caption-number" data-generated="">${text}</span>`

test(':::figure puts the caption below its picture', () => {
  expect(compose(':::figure[图**题**]{#fig-a}\n![说明](assets/a.svg)\n:::\n\n文。').html).toBe(
    `<figure class="figure" id="fig-a" data-float="auto">${img}<figcaption>${number('图 1')}图<strong>题</strong></figcaption></figure>\n<p>文。</p>`,
  )
})

test('a picture alone in its paragraph with a title is a figure', () => {
  expect(compose('![说明](assets/a.svg "图{题|tí}")\n\n文。').html).toMatch(
    /^<figure class="figure" id="figure-1" data-float="auto"><img[^>]*><figcaption>.*图 1<\/span>图<ruby>题/,
  )
})

test('alone without a title it is a figure without caption and number', () => {
  expect(compose('![说明](assets/a.svg)').html).toBe(`<figure class="figure">${img}</figure>`)
  expect(compose('- 项\n\n  ![说明](assets/a.svg)').html).toContain(`<figure class="figure">${img}</figure>`)
})

test('other pictures stay in the line', () => {
  expect(compose('见![说明](assets/a.svg "x")。').html).toContain('<p>见<img')
})

test(':::table puts the caption above its table', () => {
  expect(compose(':::table[表题]{#tab-a}\n| 甲 |\n|--|\n| 乙 |\n:::\n\n文。').html.replaceAll('\n', '')).toBe(
    `<figure class="table" id="tab-a" data-float="auto"><figcaption>${number('表 1')}表题</figcaption>` +
      '<table><thead><tr><th>甲</th></tr></thead><tbody><tr><td>乙</td></tr></tbody></table></figure><p>文。</p>',
  )
})

test.each([
  [':::figure[题]\n没有图\n:::', 'figure'],
  [':::figure[题]\n![a](assets/a.svg) ![b](assets/a.svg)\n:::', 'figure'],
  [':::table[题]\n没有表\n:::', 'table'],
])('%j is an error', (markdown, kind) => {
  expect(compose(markdown).findings).toEqual([`error html/${kind}-content a.md:3:1`])
})

test('a caption is written once', () => {
  expect(compose(':::figure\n![说明](assets/a.svg "题")\n:::').html).toContain('题</figcaption>')
  expect(compose(':::figure[题]\n![说明](assets/a.svg "又题")\n:::').findings).toEqual([
    'error html/figure-caption a.md:4:1',
  ])
})
