import { expect, test } from 'vitest'
import type { Page } from '../../scripts/pages/page.ts'
import { checkPages } from '../../scripts/preflight/pages.ts'
import { compose } from '../html/compose-markdown.ts'
import { findings } from './sample.ts'

/** The gate's answer to pages of chapters; each page is HTML and the chapter it belongs to. */
async function gate(markdown: string, pages: [html: string, chapter?: number][]) {
  const { document } = compose({ 'a.md': `# 题\n\n${markdown}`, 'b.md': '# 又题' })
  const value = pages.map(
    ([html, chapter = 0], index): Page => ({
      index: index + 1,
      part: 'chapter',
      chapter,
      side: 'recto',
      number: { style: 'arabic', value: 1 },
      folio: '',
      folioLine: '',
      head: '',
      html,
      notes: '',
      extent: 0,
      blocks: [],
      ids: [],
    }),
  )
  return findings(
    await checkPages(document, {
      pages: value,
      sheet: { shell: '', pieces: [] },
      lateNotes: 0,
      bleed: 3,
      geometry: {} as never,
    }),
  )
}

const block = (source: string, text: string, tag = 'p') => `<${tag} data-source="${source}">${text}</${tag}>`
const figure = (line: number, caption: string) =>
  `<figure data-float="auto" data-source="a.md:${line}:1"><img src="x" alt=""><figcaption data-source="a.md:${line}:10">${caption}</figcaption></figure>`
const markdown = (float: string) =>
  `甲\n\n:::figure[图甲]${float}\n![说明](assets/a.svg)\n:::\n\n乙\n\n:::figure[图乙]\n![说明](assets/a.svg)\n:::\n\n丙`
const title = block('a.md:1:1', '题', 'h1')
const [one, two, three] = [block('a.md:3:1', '甲'), block('a.md:9:1', '乙'), block('a.md:15:1', '丙')]
const [first, second] = [figure(5, '图甲'), figure(11, '图乙')]
const end: [string, number] = [block('b.md:1:1', '又题', 'h1'), 1]

test('figures that float may stand later, on a later page or at the head of their own', async () => {
  expect(await gate(markdown(''), [[title + one + two + three], [first + second], end])).toEqual([])
  expect(await gate(markdown(''), [[first + title + one + two], [second + three], end])).toEqual([])
})

test.each<[string, [string, number?][]]>([
  ['before the page of its place', [[title + second + one], [first + two + three], end]],
  ['in another order', [[title + one + two], [second + first + three], end]],
  ['in another chapter', [[title + one + two + first + three], [second + end[0], 1]]],
])('no float stands %s', async (_name, pages) => {
  expect((await gate(markdown(''), pages)).join()).toContain('preflight/text-moved')
})

test('a figure that may not float stays where it is, and so does all text', async () => {
  const fixed = first.replace(' data-float="auto"', '')
  expect(await gate(markdown('{float=here}'), [[title + one + fixed + two + three], [second], end])).toEqual([])
  const moved = await gate(markdown('{float=here}'), [[title + one + two + fixed + three], [second], end])
  expect(moved.join()).toContain('preflight/text-moved')
  const text = await gate(markdown(''), [[title + two + one + three], [first + second], end])
  expect(text.join()).toContain('preflight/text-moved')
})

test('a long table that might float and does not is text to those behind it', async () => {
  const table = ':::table[表甲]\n\n| 甲 | 乙 |\n|--|--|\n| 丙 | 丁 |\n\n:::'
  const cell = (source: string, text: string, tag = 'td') => `<${tag} data-source="a.md:${source}">${text}</${tag}>`
  const long = `<figure class="table" data-source="a.md:3:1">${cell('3:9', '表甲', 'figcaption')}<table><tr>${cell('5:1', '甲', 'th')}${cell('5:5', '乙', 'th')}</tr><tr>${cell('7:1', '丙')}${cell('7:5', '丁')}</tr></table></figure>`
  const behind = `${table}\n\n:::figure[图甲]\n![说明](assets/a.svg)\n:::\n\n乙`
  expect(await gate(behind, [[title + long + block('a.md:15:1', '乙')], [figure(11, '图甲')], end])).toEqual([])
})

test('cells side by side go on over the end of a page', async () => {
  const table = '| 甲乙 | 丙丁 |\n|--|--|\n| 一二 | 三四 |'
  const cell = (column: number, text: string, more = '', tag = 'td') =>
    `<${tag} data-source="a.md:${tag === 'th' ? 3 : 5}:${column}"${more}>${text}</${tag}>`
  const head = `<thead><tr>${cell(1, '甲乙', '', 'th')}${cell(6, '丙丁', '', 'th')}</tr></thead>`
  const page = (cells: string, before = '') =>
    `${before}<table>${before && head}<tbody><tr>${cells}</tr></tbody></table>`
  const begun = page(cell(1, '一') + cell(6, '三'), title)
  const on = ' data-split-from=""'
  expect(await gate(table, [[begun], [page(cell(1, '二', on) + cell(6, '四', on))], end])).toEqual([])
  expect(await gate(table, [[begun], [page(cell(1, '二') + cell(6, '四'))], end])).not.toEqual([])
})
