import { expect, test } from 'vitest'
import { compose } from './compose-markdown.ts'

const figure = (attributes: string) => `:::figure[题]${attributes}\n![说明](assets/a.svg)\n:::`
const table = (attributes: string) => `:::table[题]${attributes}\n| 甲 |\n|--|\n| 乙 |\n:::`

test.each([
  ['a figure with a number', figure(''), 'auto'],
  ['a table with a number', table(''), 'auto'],
  ['top', figure('{float=top}'), 'top'],
  ['bottom', table('{#tab-a float=bottom}'), 'bottom'],
  ['here', figure('{float=here}'), undefined],
  ['a picture without a number', '![说明](assets/a.svg)', undefined],
  ['announced by a colon', `如下图：\n\n${figure('')}`, undefined],
  ['announced, and moved by the author', `如下图：\n\n${figure('{float=top}')}`, 'top'],
  ['in a list', `- 项\n\n  ${figure('').replaceAll('\n', '\n  ')}`, undefined],
])('%s', (_name, markdown, float) => {
  const { html, findings } = compose(`${markdown}\n\n文。\n`)
  expect(findings).toEqual([])
  expect(html.match(/data-float="(\w+)"/)?.[1]).toBe(float)
})

test.each([
  ['alone', `## 节\n\n${figure('')}`, []],
  ['moved by the author', `## 节\n\n${figure('{float=top}')}`, []],
  ['two', `## 节\n\n${figure('')}\n\n${table('')}`, ['auto']],
  ['a turned table before it', `## 节\n\n${table('{turned}')}\n\n${figure('')}`, ['auto']],
  ['text behind the next break', `## 节\n\n${figure('')}\n\n::pagebreak\n\n文。`, []],
  ['text behind it', `## 节\n\n${figure('')}\n\n文。`, ['auto']],
  ['a list behind it', `## 节\n\n${figure('')}\n\n- 项`, ['auto']],
  ['a note at the end of the chapter', `文[^a]。\n\n## 节\n\n${figure('')}`, []],
])('all that a heading has below it stays with it: %s', (_name, markdown, floats) => {
  const { html } = compose(
    `文。\n\n${markdown}${markdown.includes('[^a]') ? '\n\n[^a]: 注。' : '\n\n## 又一节\n\n文。'}\n`,
  )
  expect([...html.matchAll(/data-float="(\w+)"/g)].map(([, float]) => float)).toEqual(floats)
})

test('a turned table takes a page of its own, wherever it may stand', () => {
  expect(compose(table('{turned}')).html).toContain('<figure class="table turned" id="table-1" data-float="auto">')
})

test('a full-page picture has a page of its own too; in a list it is one like others', () => {
  expect(compose(figure('{bleed}')).html).toContain('<figure class="figure bleed" id="figure-1" data-float="auto">')
  const inList = compose(`- 项\n\n  ${figure('{bleed}').replaceAll('\n', '\n  ')}`).html
  expect(inList).toContain('<figure class="figure" id="figure-1">')
  expect(compose(table('{bleed}')).findings).toEqual(['warning html/directive-attribute a.md:3:1'])
})

test('the caption of a full-page picture can have no note: there is no foot for it', () => {
  const noted = (attributes: string) => `:::figure[题[^a]]${attributes}\n![说明](assets/a.svg)\n:::\n\n[^a]: 注`
  expect(compose(noted('{bleed}')).findings).toEqual(['error html/figure-bleed-note a.md:3:10'])
  expect(compose(noted('')).findings).toEqual([])
})

test('a place that there is not is named', () => {
  expect(compose(figure('{float=left}')).findings).toEqual(['warning html/directive-float a.md:3:1'])
  expect(compose(figure('{turned}')).findings).toEqual(['warning html/directive-attribute a.md:3:1'])
})
