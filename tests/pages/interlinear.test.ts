import { toHtml } from 'hast-util-to-html'
import { describe, expect, test } from 'vitest'
import { prepareForPrint } from '../../scripts/html/print/prepare.ts'
import { documentOf } from '../html/print/treat.ts'
import { BOOKLET, browserForTests, type Layouter, layouterForTests, VERTICAL } from '../support/layouter.ts'

/*
 * Marks beside the line: on which side they stand, and that no line makes room for them (CLREQ 3.1.4, 3.3; R20–R25, R33). Every rule
 * has a control: one change of the style sheets, with which the same measure comes out otherwise.
 */
const session = await browserForTests()
const editions = { horizontal: BOOKLET, vertical: VERTICAL }
const letters = '正文甲乙丙丁字汉焦裕禄孔繁森求是人民，。、（）ㄏㄢˋㄗˊ˙ㄉㄜhànzìuāgsh二〇六年图表题一12345678.5%℃'

const dots = (text: string) => `<em class="dots">${text}</em>`
const name = (text: string) => `<u class="proper-name">${text}</u>`
const book = (text: string) => `<cite class="book-title">${text}</cite>`
const ruby = (base: string, reading: string) => `<ruby>${base}<rt>${reading}</rt></ruby>`
const note = (text: string) =>
  `<small class="inline-note"><span data-generated>（</span>${text}<span data-generated>）</span></small>`

const layouters = new Map<string, Promise<Layouter>>()
function layouterWith(writing: 'horizontal' | 'vertical', css: string): Promise<Layouter> {
  const key = writing + css
  const known = layouters.get(key) ?? layouterForTests(session, editions[writing], letters, css)
  layouters.set(key, known)
  return known
}

type Box = { left: number; right: number; top: number; bottom: number }

/** Boxes of what `selectors` find first in the printed page of `html`, the texts in them and the styles that paint beside them. */
async function boxesOf(writing: 'horizontal' | 'vertical', html: string, selectors: string[], css = '') {
  const { tab, layout } = await layouterWith(writing, css)
  const section = prepareForPrint(documentOf(html), editions[writing]).chapters[0]?.section
  const { pages } = await layout({ html: toHtml(section as never) })
  return tab.evaluate(
    (page, wanted) => {
      const stage = document.getElementById('stage') as HTMLElement
      stage.innerHTML = `<section class="page"><div class="flow">${page}</div></section>`
      const plain = ({ left, right, top, bottom }: DOMRect): Box => ({ left, right, top, bottom })
      return wanted.map((selector) => {
        const element = stage.querySelector(selector) as HTMLElement
        const range = document.createRange()
        range.selectNodeContents(element)
        const { backgroundImage, backgroundPosition } = getComputedStyle(element)
        const painted = backgroundImage === 'none' ? 'none' : backgroundPosition
        return { box: plain(element.getBoundingClientRect()), text: plain(range.getBoundingClientRect()), painted }
      })
    },
    pages[0]?.html ?? '',
    selectors,
  )
}

/** Which side of its text an element's box reaches over, px. */
async function reach(writing: 'horizontal' | 'vertical', html: string, selector: string, css = '') {
  const [found] = await boxesOf(writing, `<p>正文${html}正文</p>`, [selector], css)
  if (!found) throw new Error(selector)
  const { box, text, painted } = found
  const round = (value: number) => Math.round(value * 10) / 10
  const { left, right, top, bottom } = {
    left: round(text.left - box.left),
    right: round(box.right - text.right),
    top: round(text.top - box.top),
    bottom: round(box.bottom - text.bottom),
  }
  return { left, right, top, bottom, painted }
}

const NONE = { left: 0, right: 0, top: 0, bottom: 0 }

describe('dots stand below a horizontal line and at the right of a vertical one', () => {
  test('sides', async () => {
    expect(await reach('horizontal', dots('字'), '.dot')).toEqual({ ...NONE, bottom: 3.5, painted: '50% 100%' })
    expect(await reach('vertical', dots('字'), '.dot')).toEqual({ ...NONE, right: 3.5, painted: '100% 50%' })
  })

  test('below, they stand outside of a line', async () => {
    const line = (await reach('horizontal', name('字'), '.proper-name')).bottom
    expect((await reach('horizontal', name(dots('字')), '.dot')).bottom).toBeGreaterThan(line + 2.5)
    const wave = (await reach('horizontal', book('字'), '.book-title')).bottom
    expect((await reach('horizontal', book(dots('字')), '.dot')).bottom).toBeGreaterThan(wave + 2.5)
  })

  test('control: without the rules of vertical text they would stand on the left', async () => {
    const css = 'body .dot.dot.dot.dot { padding-block: 0 0.25em }'
    expect(await reach('vertical', dots('字'), '.dot', css)).toMatchObject({ left: 3.5, right: 0 })
  })
})

describe('lines of names stand below a horizontal line and at the left of a vertical one', () => {
  test.each([
    ['.proper-name', name('焦裕禄'), 1.8],
    ['.book-title', book('求是'), 3.4],
  ])('%s', async (selector, html, far) => {
    expect(await reach('horizontal', html, selector)).toEqual({ ...NONE, bottom: far, painted: '0% 100%' })
    expect(await reach('vertical', html, selector)).toEqual({ ...NONE, left: far, painted: '0% 0%' })
  })
})

describe('readings', () => {
  const middle = ({ left, right, top, bottom }: Box) => ({ x: (left + right) / 2, y: (top + bottom) / 2 })
  const place = async (writing: 'horizontal' | 'vertical', html: string, css = '') => {
    const [base, reading] = await boxesOf(writing, `<p>正文${html}正文</p>`, ['.ruby-base', 'rt'], css)
    if (!base || !reading) throw new Error('no ruby')
    return {
      base: base.text,
      reading: reading.text,
      dx: middle(reading.text).x - middle(base.text).x,
      dy: middle(reading.text).y - middle(base.text).y,
    }
  }

  test('pinyin stands above, and at the right of a vertical line', async () => {
    const above = await place('horizontal', ruby('汉', 'hàn'))
    expect(above.reading.bottom).toBeLessThanOrEqual(above.base.top + 0.5)
    expect(above.dx).toBeCloseTo(0, 0)
    const right = await place('vertical', ruby('汉', 'hàn'))
    expect(right.reading.left).toBeGreaterThanOrEqual(right.base.right - 0.5)
    expect(right.dy).toBeCloseTo(0, 0)
  })

  test.each(['horizontal', 'vertical'] as const)('zhuyin stands at the right, %s', async (writing) => {
    const { base, reading, dy } = await place(writing, ruby('汉', 'ㄏㄢˋ'))
    expect(reading.left).toBeGreaterThanOrEqual(base.right - 0.5)
    expect(reading.bottom - reading.top).toBeLessThan(14)
    expect(Math.abs(dy)).toBeLessThan(1.5)
  })

  test('zhuyin takes half a square of a horizontal line, and none of a vertical one', async () => {
    const length = async (writing: 'horizontal' | 'vertical') => {
      const [one] = await boxesOf(writing, `<p>${ruby('汉', 'ㄏㄢˋ')}</p>`, ['ruby'])
      return writing === 'horizontal'
        ? (one?.box.right ?? 0) - (one?.box.left ?? 0)
        : (one?.box.bottom ?? 0) - (one?.box.top ?? 0)
    }
    expect(await length('horizontal')).toBeCloseTo(14 * 1.48, 0)
    expect(await length('vertical')).toBeCloseTo(14, 1)
  })

  test('readings that touch stay apart', async () => {
    const apart = async (css = '') => {
      const html = `<p>${ruby('字', 'zhuāng')}${ruby('汉', 'shuāng')}</p>`
      const [first, second] = await boxesOf('horizontal', html, ['ruby:first-child rt', 'ruby:last-child rt'], css)
      return (second?.text.left ?? 0) - (first?.text.right ?? 0)
    }
    expect(await apart()).toBeGreaterThanOrEqual(1.7)
    expect(await apart('body ruby.beside > rt { margin-inline: -0.5em !important }')).toBeLessThan(0)
  })

  test.each(['horizontal', 'vertical'] as const)('a long one stays in its line at either end, %s', async (writing) => {
    const over = async (css = '') => {
      const html = `<p>正文<br>${ruby('字', 'zhuāng')}</p>`
      const [block, reading] = await boxesOf(writing, html, ['p', 'rt'], css)
      const start = writing === 'vertical' ? 'top' : 'left'
      return Math.round(10 * ((reading?.text[start] ?? 0) - (block?.box[start] ?? 0))) / 10
    }
    expect(await over()).toBeGreaterThanOrEqual(0)
    expect(await over('body rt { margin-inline: -0.5em !important }')).toBeLessThan(-3)
  })
})

describe.each(['horizontal', 'vertical'] as const)('no line makes room for its marks (%s)', (writing) => {
  const across = async (html: string, css = '') => {
    const lines = `${html}<br>`.repeat(4)
    const [found] = await boxesOf(writing, `<p>${lines}字</p>`, ['p'], css)
    const box = found?.box as Box
    return Math.round(writing === 'vertical' ? box.right - box.left : box.bottom - box.top)
  }
  const FIVE_LINES = 125

  test.each([
    ['dots', dots('正文'), 'em.dots { text-emphasis: dot } .dot { display: inline-block; line-height: 1.7 }'],
    ['name', name('正文'), '.proper-name { display: inline-block }'],
    ['title', book('正文'), '.book-title { display: inline-block }'],
    ['dots on a line', name(dots('正文')), '.dot { display: inline-block }'],
    [
      'pinyin',
      ruby('汉', 'hàn'),
      'ruby, .ruby-base { display: ruby !important } body rt { display: ruby-text !important; margin: 0 !important; block-size: auto !important; line-height: 2 !important }',
    ],
    ['zhuyin', ruby('汉', 'ㄏㄢˋ'), 'body ruby.zhuyin > rt { font-size: 1em !important; width: auto !important }'],
    [
      'note in two rows',
      note('甲乙丙丁'),
      'span.inline-note { block-size: auto !important } .inline-note-text { font-size: 1em !important }',
    ],
  ])('%s', async (_name, html, control) => {
    expect(await across(html)).toBe(FIVE_LINES)
    expect(await across(html, control)).toBeGreaterThan(FIVE_LINES)
  })
})

describe('upright numbers', () => {
  const long = async (text: string, selector: string, css = '') => {
    const [one] = await boxesOf('vertical', `<p>正文${text}正文</p>`, [selector], css)
    return (one?.box.bottom ?? 0) - (one?.box.top ?? 0)
  }

  test.each(['1', '12', '123'])('%s takes one square', async (digits) => {
    expect(await long(digits, '.tcy')).toBeCloseTo(14, 0)
    expect(await long('123', '.tcy', 'body .tcy { text-combine-upright: none }')).toBeGreaterThan(18)
  })

  test('2026年 takes a square for each digit', async () => {
    expect(await long('2026年', '.han-number')).toBeCloseTo(56, 0)
  })
})

describe('captions in vertical text', () => {
  const table =
    '<figure class="table"><figcaption>表题</figcaption><table><tbody><tr><td>12</td></tr></tbody></table></figure>'
  const figure =
    '<figure class="figure"><span class="picture"><img alt="" width="40" height="40"></span><figcaption>图题</figcaption></figure>'

  test('a table has its caption on the right, a figure on the left', async () => {
    const [title, cells] = await boxesOf('vertical', table, ['figcaption', 'table'])
    expect(title?.box.left).toBeGreaterThanOrEqual((cells?.box.right ?? 0) - 0.5)
    const [words, picture] = await boxesOf('vertical', figure, ['figcaption', 'img'])
    expect(words?.box.right).toBeLessThanOrEqual((picture?.box.left ?? 0) + 0.5)
  })

  test('control: at the foot of the table it would stand on the left', async () => {
    const css = 'figure.table { display: flex; flex-direction: column-reverse }'
    const [title, cells] = await boxesOf('vertical', table, ['figcaption', 'table'], css)
    expect(title?.box.right).toBeLessThanOrEqual((cells?.box.left ?? 0) + 0.5)
  })
})
