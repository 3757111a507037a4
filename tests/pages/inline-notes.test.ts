import { fromHtml } from 'hast-util-from-html'
import { toHtml } from 'hast-util-to-html'
import { describe, expect, test } from 'vitest'
import { prepareForPrint } from '../../scripts/html/print/prepare.ts'
import { conservedText } from '../../scripts/html/text.ts'
import { documentOf } from '../html/print/treat.ts'
import { BOOKLET, browserForTests, type Layouter, layouterForTests, VERTICAL } from '../support/layouter.ts'
import { CHARACTERS, text } from './engine-cases.ts'

const session = await browserForTests()
const letters = `${CHARACTERS}割注，。（）“”《》；：、——……甲乙A4两引号括书名汉hàn年〇二六春0123456789`
const layouters = {
  horizontal: await layouterForTests(session, BOOKLET, letters),
  vertical: await layouterForTests(session, VERTICAL, letters),
}
const editions = { horizontal: BOOKLET, vertical: VERTICAL }

const bracket = (sign: string) => `<span data-generated>${sign}</span>`
const note = (inside: string) => `<small class="inline-note">${bracket('（')}${inside}${bracket('）')}</small>`

type Piece = {
  text: string
  rows: string[]
  line: number
  filled: boolean
  atEnd: boolean
  high: number
  drawnOut: number
}

/** The pieces of the notes of a paragraph: what their rows say, the line they stand on, whether they reach its end. */
async function piecesOf(writing: 'horizontal' | 'vertical', html: string) {
  const section = prepareForPrint(documentOf(`<p>${html}</p>`), editions[writing]).chapters[0]?.section
  const { pages, problems } = await layouters[writing].layout({ html: toHtml(section as never) })
  expect(problems).toEqual([])
  const printed = pages.map((page) => page.html).join('')
  const pieces = await measure(
    layouters[writing],
    pages.map((page) => page.html),
  )
  return { pages, pieces, text: plain(printed), outside: pages.flatMap((page) => page.outside) }
}

const plain = (html: string) => conservedText(fromHtml(html, { fragment: true }))

function measure({ tab }: Layouter, pages: string[]): Promise<Piece[]> {
  return tab.evaluate((htmls) => {
    const stage = document.getElementById('stage') as HTMLElement
    const vertical = document.documentElement.dataset.writing === 'vertical'
    const pieces: Piece[] = []
    for (const html of htmls) {
      stage.innerHTML = `<section class="page"><div class="flow">${html}</div></section>`
      const page = stage.firstElementChild?.firstElementChild?.getBoundingClientRect() as DOMRect
      for (const piece of stage.querySelectorAll<HTMLElement>('span.inline-note')) {
        const rows = piece.querySelector('.inline-note-text') as HTMLElement
        const box = rows.getBoundingClientRect()
        const byRow = new Map<number, string>()
        const ends = new Map<number, number>()
        const size = Number.parseFloat(getComputedStyle(rows).fontSize)
        let drawnOut = 0
        const walker = document.createTreeWalker(rows, NodeFilter.SHOW_TEXT)
        while (walker.nextNode()) {
          const node = walker.currentNode as Text
          for (let index = 0; index < node.length; index += 1) {
            const range = document.createRange()
            range.setStart(node, index)
            range.setEnd(node, index + 1)
            const one = range.getBoundingClientRect()
            if (!node.data[index]?.trim()) continue
            const depth = vertical ? box.right - (one.left + one.right) / 2 : (one.top + one.bottom) / 2 - box.top
            const row = Math.floor(depth / size)
            if (ends.has(row))
              drawnOut = Math.max(drawnOut, (vertical ? one.top : one.left) - (ends.get(row) ?? 0) - size)
            ends.set(row, vertical ? one.top : one.left)
            byRow.set(row, (byRow.get(row) ?? '') + node.data[index])
          }
        }
        pieces.push({
          text: rows.textContent ?? '',
          rows: [...byRow.values()],
          line: Math.round(vertical ? page.right - box.right : box.top - page.top),
          filled: piece.classList.contains('filled'),
          atEnd: Math.abs(vertical ? page.bottom - box.bottom : page.right - box.right) < 1,
          high: vertical ? box.width : box.height,
          drawnOut: drawnOut / size,
        })
      }
    }
    return pieces
  }, pages)
}

describe.each(['horizontal', 'vertical'] as const)('%s', (writing) => {
  test('a short note makes two rows in the height of one square', async () => {
    const { pieces } = await piecesOf(writing, `甲${note('一二三四五六七')}乙`)
    expect(pieces).toMatchObject([{ rows: ['一二三四', '五六七'], high: 14 }])
  })

  /** Whatever a note holds and wherever it begins. */
  async function expectWellCut(html: string) {
    const { pages, pieces, outside, text: printed } = await piecesOf(writing, html)
    expect(outside).toEqual([])
    expect(pieces.every(({ rows, high }) => rows.length <= 2 && high <= 14)).toBe(true)
    expect(pieces.filter(({ filled, atEnd }) => filled && !atEnd)).toEqual([])
    for (const { rows } of pieces) for (const row of rows) expect(row).not.toMatch(/^[，。、；：！？”）》]|[“（《]$/u)
    expect(pieces.map(({ rows }) => rows.join('')).join('')).toBe(
      pieces.map(({ text }) => text.replace(/\s/g, '')).join(''),
    )
    expect(printed).toBe(plain(html))
    return { pages, pieces }
  }

  test.each(Array.from({ length: 30 }, (_, index) => index + 10))(
    'after %i characters a note is cut at the end of its line',
    async (before) => {
      const { pieces } = await expectWellCut(`${text(before)}${note(text(240))}${text(40)}`)
      expect(pieces.length).toBeGreaterThan(1)
      expect(new Set(pieces.map(({ line }) => line)).size).toBe(pieces.length)
    },
  )

  test('the rows of all pieces are equally dense, and what goes over has two rows too', async () => {
    const room = writing === 'vertical' ? 43 : 27
    for (let length = 24; length <= 48; length += 1) {
      // The note would fit but for its bracket and the mark behind it, or but for a few characters.
      const { pieces } = await expectWellCut(`${text(room - 12)}${note(text(length))}，${text(60)}`)
      expect(Math.max(...pieces.map(({ drawnOut }) => drawnOut)), `${length} characters`).toBeLessThan(0.1)
      expect(pieces.filter(({ rows }) => rows.length !== 2)).toEqual([])
    }
  })

  const mixed =
    '甲乙，“引号”（括号）<strong>松枣，山</strong>A4江雨。《书名》，12春山2026年；东湖——江竹……<u class="proper-name">李东</u>羊山。'
  test.each(Array.from({ length: 20 }, (_, index) => index * 3))('marks, digits and elements: %i', async (before) => {
    await expectWellCut(`${text(before)}${note(mixed.repeat(3))}，${text(9)}——${note(mixed)}——“${note('甲')}”`)
  })

  test('it goes on over a page end, and its row and its page stay whole', async () => {
    const { pages } = await expectWellCut(`${text(500)}${note(text(1500))}${text(300)}${note(text(90))}。`)
    expect(pages.length).toBeGreaterThan(1)
  })
})
