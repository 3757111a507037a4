import { describe, expect, test } from 'vitest'
import { coverPart } from '../../../scripts/pages/front/cover.ts'
import { titlePart } from '../../../scripts/pages/front/title-page.ts'
import { sampleDocument } from '../../epub/sample.ts'
import { BOOKLET, browserForTests, layouterForTests, VERTICAL } from '../../support/layouter.ts'

const document_ = sampleDocument({
  style: undefined,
  title: '清河县地方史料选读',
  subtitle: '山水与人物',
  publisher: '清河县地方志编印组',
  series: { name: '清河文丛', number: 2 },
})
const session = await browserForTests()
const letters = JSON.stringify(document_.book)

/** Where the characters of each line begin and end along it, px, without the distance behind the last; and its rule below the title. */
async function linesOf(edition: typeof BOOKLET, kind: 'cover' | 'title') {
  const { tab } = await layouterForTests(session, edition, `${letters}年月著编〇二六十一`)
  const trim = { width: 148, height: 210 }
  const request = { document: document_, edition, trim }
  const { html } = kind === 'cover' ? coverPart(request) : titlePart(request as never)
  return tab.evaluate((content: string) => {
    const stage = document.getElementById('stage') as HTMLElement
    const vertical = document.documentElement.dataset.writing === 'vertical'
    const mode = vertical ? 'vertical-rl' : 'horizontal-tb'
    stage.innerHTML = `<section class="page cover"><div class="flow" style="writing-mode:${mode}">${content}</div></section>`
    const along = ({ left, right, top, bottom }: DOMRect) =>
      (vertical ? [top, bottom] : [left, right]) as [number, number]
    const page = along((stage.querySelector('.flow > section') as HTMLElement).getBoundingClientRect())
    const lines = [...stage.querySelectorAll<HTMLElement>('.flow p')].map((line) => {
      const range = document.createRange()
      range.selectNodeContents(line)
      const boxes = [...range.getClientRects()].map(along)
      const [start, end] = [Math.min(...boxes.map(([from]) => from)), Math.max(...boxes.map(([, to]) => to))]
      return {
        kind: line.className || (line.parentElement?.className ?? ''),
        start,
        end: end - (Number.parseFloat(getComputedStyle(line).letterSpacing) || 0),
      }
    })
    const title = stage.querySelector('.title') as HTMLElement
    const rule = getComputedStyle(title, '::after')
    const from = along(title.getBoundingClientRect())[0] + Number.parseFloat(getComputedStyle(title).paddingInlineStart)
    const start = from + Number.parseFloat(rule.marginInlineStart)
    if (rule.content !== 'none') lines.push({ kind: 'rule', start, end: start + Number.parseFloat(rule.inlineSize) })
    return { page, lines }
  }, html)
}

test.each(['cover', 'title'] as const)('what is letter-spaced stands on the axis of its page: %s', async (kind) => {
  const { page, lines } = await linesOf(BOOKLET, kind)
  expect(lines.length).toBeGreaterThan(3)
  const axis = (page[0] + page[1]) / 2
  for (const line of lines) expect(Math.abs((line.start + line.end) / 2 - axis), line.kind).toBeLessThan(0.3)
})

describe('vertical', () => {
  test('title page: a title of three lines leaves room for the publisher', async () => {
    const title = '关于进一步加强清河县农村水利设施建设与管理工作的若干问题研究'
    const document = { ...document_, book: { ...document_.book, title, series: undefined } }
    const { layout } = await layouterForTests(session, VERTICAL, `${letters}${title}年月著编〇二六十一`)
    const { pages } = await layout(titlePart({ document, edition: VERTICAL } as never))
    expect(pages).toHaveLength(1)
    expect(pages[0]?.outside).toEqual([])
  })

  test('title page: the lines of the head begin together, those of the foot end together', async () => {
    const { lines } = await linesOf(VERTICAL, 'title')
    const of = (...kinds: string[]) => lines.filter(({ kind }) => kinds.includes(kind))
    const heads = of('series', 'title', 'rule', 'subtitle')
    expect(heads).toHaveLength(4)
    for (const { kind, start } of heads) expect(Math.abs(start - (heads[0]?.start ?? 0)), kind).toBeLessThan(0.3)
    const feet = of('creators', 'publisher', 'month')
    expect(feet.length).toBeGreaterThan(2)
    for (const { kind, end } of feet) expect(Math.abs(end - (feet[0]?.end ?? 0)), kind).toBeLessThan(0.3)
  })

  test('cover: title and subtitle end together on the slip, names and publisher at the foot', async () => {
    const { lines } = await linesOf(VERTICAL, 'cover')
    const end = (wanted: string) => lines.find(({ kind }) => kind === wanted)?.end ?? 0
    expect(Math.abs(end('title') - end('subtitle'))).toBeLessThan(0.6)
    expect(Math.abs(end('publisher') - end('creators'))).toBeLessThan(0.3)
  })
})
