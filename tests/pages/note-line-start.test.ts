import { expect, test } from 'vitest'
import type { PrintEdition } from '../../scripts/config/book.ts'
import { prepareForPrint } from '../../scripts/html/print/prepare.ts'
import { chapterPart } from '../../scripts/pages/chapter-part.ts'
import type { Geometry } from '../../scripts/pages/page.ts'
import { compose } from '../html/compose-markdown.ts'
import { BOOKLET, browserForTests, layouterForTests, VERTICAL } from '../support/layouter.ts'

const session = await browserForTests()

/** What a call may stand behind. */
const BEFORE = [
  '汉字',
  '句末。',
  '逗号，',
  '“引号”',
  '《书名》',
  '（括号）',
  '省略……',
  '破折——',
  '问号？！',
  '**加粗**',
  '**加粗。**',
  '*强调*',
  ':dots[着重号]',
  ':name[焦裕禄]',
  ':book[求是]',
  ':tcy[12]',
  ':term[索引词]',
  '~~删去~~',
  '{汉字|hàn zì}',
  '{汉字|注音}。',
  'GDP',
  'responsibility',
  'the first word',
  'Latin 。',
  '2026年',
  '2026',
  '12',
  '3.5%',
  '1234567890万亿元人民币',
  '第12345678901234条',
  '100 km',
  '10～20个',
  '甲·乙',
  '`code`',
  '[链接](https://example.com/)',
  'https://example.com/a/b/c ',
  '空一格 ',
]

const CALLS = ['[^1]', '[^1][^2]', '[^1][^2][^3]']
const NOTES = '[^1]: 注一\n\n[^2]: 注二\n\n[^3]: 注三\n'
const sentence = (index: number) => BEFORE.map((before, at) => `这里说${before}${CALLS[(at + index) % 3]}`).join('')
const [first = '', second = '', third = ''] = [0, 1, 2].map(sentence)
const MARKDOWN = `# 章题[^1]\n\n## ${first}\n\n${first}\n\n- ${second}\n\n> ${third}\n\n:::table[${second}]\n| 甲 | 乙 |\n|---|---|\n| ${third} | ${first} |\n:::\n\n${NOTES}`

test.each([BOOKLET, VERTICAL])('a call never begins a line ($writing)', async (edition) => {
  const layouter = await layouterForTests(session, edition, `${MARKDOWN}①②③`)
  const { html, notes } = printed(edition)
  for (let length = 150; length <= 500; length += 11) {
    await layouter.tab.evaluate(
      (size, property) => {
        document.documentElement.style.setProperty(property, `${size}px`)
      },
      length,
      edition.writing === 'vertical' ? '--area-height' : '--area-width',
    )
    const { pages } = await layouter.layout({ html, notes })
    const found = await layouter.tab.evaluate(callsAtLineStart, pages, edition.writing === 'vertical')
    expect(found.wrong, `${length} px`).toEqual([])
    expect(found.measured, `${length} px`).toBeGreaterThan(3 * BEFORE.length)
  }
})

function printed(edition: PrintEdition) {
  const { document } = compose(MARKDOWN)
  const [chapter] = prepareForPrint(document, edition).chapters
  if (!chapter) throw new Error('no chapter')
  const geometry = { writing: edition.writing, area: { width: 500, height: 500 }, pitch: 25 } as Geometry
  return chapterPart(chapter, 0, geometry, new Map(), new Map())
}

/** Runs in the browser: shows the pages and asks where each call stands, seen from the character before it. */
function callsAtLineStart(pages: { html: string }[], vertical: boolean) {
  const stage = document.getElementById('stage') as HTMLElement
  stage.innerHTML = pages.map(({ html }) => `<section class="page"><div class="flow">${html}</div></section>`).join('')
  const along = (box: DOMRect) => (vertical ? [box.top, box.bottom] : [box.left, box.right])
  const across = (box: DOMRect) => (vertical ? (box.left + box.right) / 2 : (box.top + box.bottom) / 2)
  const wrong: string[] = []
  const calls = [...stage.querySelectorAll('a.note-call')]
  for (const call of calls) {
    const block = call.closest('p, li, h1, h2, td, figcaption') as HTMLElement
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
    let before: Text | undefined
    while (walker.nextNode() && !call.contains(walker.currentNode)) {
      const text = walker.currentNode as Text
      if (text.data.trim() && !text.parentElement?.closest('rt')) before = text
    }
    const boxes = call.getClientRects()
    const [box] = boxes
    const range = document.createRange()
    if (before) {
      const end = before.data.trimEnd().length
      range.setStart(before, end - 1)
      range.setEnd(before, end)
    }
    const last = [...range.getClientRects()].at(-1)
    if (!box || !last) {
      wrong.push(`no box: ${block.textContent?.slice(0, 20)}`)
      continue
    }
    const [, end = 0] = along(last)
    const [start = 0] = along(box)
    const sameLine = Math.abs(across(last) - across(box)) < 20 && start > end - 8
    if (!sameLine || boxes.length > 1) wrong.push(`${before?.data.slice(-8)}|${call.textContent}`)
  }
  return { wrong, measured: calls.length }
}
