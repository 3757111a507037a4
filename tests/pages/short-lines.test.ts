import { expect, test } from 'vitest'
import { BOOKLET, browserForTests, layouterForTests, VERTICAL } from '../support/layouter.ts'

/** R13: lines that would be drawn out too far are left short, and nothing else changes. */
const session = await browserForTests()

const WORD = 'Donaudampfschifffahrtsgesellschaft'
const SENTENCE = '一段话说了又说，说到纸边便折行。'
/** Ends of short lines: a Han, a mark, a word, a name, dots, a note in the line, one Han between words. */
const ENDS = [
  '民生',
  '实绩，<span class="half-space" data-generated> </span>',
  '实绩， ',
  'kg',
  '<span class="proper-name">沈怀川</span>',
  '<em class="dots"><span class="dot">政</span><span class="dot">绩</span></em>',
  '<span class="nb">20日</span>',
  '字',
]
const PARAGRAPHS = ENDS.map((end) => `<p data-source="a">${SENTENCE}${`${WORD}好${end}`.repeat(9)}${SENTENCE}</p>`)
const HTML = `<section class="chapter">${PARAGRAPHS.join('')}<blockquote>${PARAGRAPHS[0]}</blockquote></section>`

test.each([BOOKLET, VERTICAL])('$writing', async (edition) => {
  const layouter = await layouterForTests(session, edition, HTML)
  const { pages, foretold } = await layouter.layout({ html: HTML })
  expect(foretold).toBe(true)
  // Page by page it is the same.
  const probed = await layouter.layout({ html: HTML, without: ['oracle'] })
  expect(probed.pages.map(({ html }) => html)).toEqual(pages.map(({ html }) => html))
  const linesOf = (css: string) => layouter.tab.evaluate(readLines, { pages: pages.map(({ html }) => html), css })
  const [ours, drawnOut] = [await linesOf(''), await linesOf('.short-line { margin: 0 !important }')]
  expect(ours.map(({ text }) => text)).toEqual(drawnOut.map(({ text }) => text))
  expect(drawnOut.filter(({ longest }) => longest > 1.6).length).toBeGreaterThan(8)
  // What stands between a Latin word and a Han, and before a long word, has a distance of an eighth.
  expect(ours.filter(({ longest }) => longest > 1.6)).toEqual([])
})

/** Runs in the browser. The lines of pages, and how long the longest of its Han is, in squares: 1 and what is added to it. */
function readLines({ pages, css }: { pages: string[]; css: string }): { text: string; longest: number }[] {
  const stage = document.getElementById('stage') as HTMLElement
  const vertical = document.documentElement.dataset.writing === 'vertical'
  const page = (html: string) =>
    `<div class="pagedjs_page"><div class="pagedjs_area"><div class="pagedjs_page_content"><div>${html}</div></div></div></div>`
  stage.innerHTML = `<style>${css}</style>${pages.map(page).join('')}`
  const lines: { text: string; longest: number; at: number }[] = []
  const range = document.createRange()
  for (const block of stage.querySelectorAll('p')) {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
    let at = Number.NaN
    while (walker.nextNode()) {
      const node = walker.currentNode as Text
      for (let offset = 0; offset < node.length; offset += 1) {
        range.setStart(node, offset)
        range.setEnd(node, offset + 1)
        const box = [...range.getClientRects()].at(-1)
        if (!box || box.width * box.height === 0 || !node.data[offset]?.trim()) continue
        const middle = vertical ? (box.left + box.right) / 2 : (box.top + box.bottom) / 2
        if (!(Math.abs(middle - at) < 10)) {
          at = middle
          lines.push({ text: '', longest: 0, at })
        }
        const line = lines.at(-1) as (typeof lines)[number]
        line.text += node.data[offset]
        const size = Number.parseFloat(getComputedStyle(block).fontSize)
        if (/\p{sc=Han}/u.test(node.data[offset] ?? ''))
          line.longest = Math.max(line.longest, (vertical ? box.height : box.width) / size)
      }
    }
  }
  return lines.map(({ text, longest }) => ({ text, longest }))
}
