import type { ElementContent, Element as Tree } from 'hast'
import type { PrintEdition } from '../../scripts/config/book.ts'
import { prepareForPrint, type Treatment } from '../../scripts/html/print/prepare.ts'
import { toHtml } from '../../scripts/html/serialize.ts'
import { loadFonts } from '../../scripts/pages/engine.ts'
import { documentOf } from '../html/print/treat.ts'
import { type browserForTests, layouterForTests } from './layouter.ts'

/** A character (a box, if it is a picture, upright digits or a ruby base) and where it stands in its line. */
export type Glyph = {
  text: string
  /** From the line's beginning, in squares of the body size. */
  start: number
  end: number
  /** In how large a type, in squares of the body size. */
  size: number
}
export type Line = Glyph[]

/** One change: a treatment left out, style rules added, or every text treated by itself, as if no paragraph went on behind a mark-up. */
export type Change = { without?: Treatment; css?: string; apart?: true }

export const textOf = (line: Line) => line.map(({ text }) => text).join('')

/**
 * Sets paragraphs as print does and tells where every character stands: `set(html, squares)` gives the lines of each paragraph
 * in a type area of so many squares.
 */
export async function composer(
  session: Awaited<ReturnType<typeof browserForTests>>,
  edition: PrintEdition,
  text: string,
) {
  const layouter = await layouterForTests(session, edition, text)
  await layouter.tab.evaluate(loadFonts)
  return async (html: string, squares: number, { without, css = '', apart }: Change = {}): Promise<Line[][]> => {
    const prepare = (text: string) =>
      prepareForPrint(documentOf(text), edition, { without }).chapters[0]?.section as Tree
    const section = toHtml(apart ? textsApart(documentOf(html).chapters[0]?.section as Tree, prepare) : prepare(html))
    return layouter.tab.evaluate(readLines, { section, squares, css, vertical: edition.writing === 'vertical' })
  }
}

/** A tree whose texts have each been treated as a paragraph of their own. */
function textsApart(tree: Tree, prepare: (html: string) => Tree): Tree {
  const children = tree.children.flatMap((child): ElementContent[] => {
    if (child.type === 'element') return [child.tagName === 'code' ? child : textsApart(child, prepare)]
    if (child.type !== 'text') return [child]
    const [paragraph] = prepare(`<p>${child.value}</p>`).children
    return paragraph?.type === 'element' ? paragraph.children : [child]
  })
  return { ...tree, children }
}

/** Runs in the browser. */
function readLines(request: { section: string; squares: number; css: string; vertical: boolean }): Line[][] {
  const { section, squares, css, vertical } = request
  const stage = document.getElementById('stage') as HTMLElement
  const sheet = document.getElementById('page-rules') as HTMLElement
  sheet.textContent = `.page { inline-size: calc(${squares} * var(--size) + 0.05px) !important; block-size: 9000px !important } .chapter { display: flow-root } ${css}`
  stage.innerHTML = `<section class="page"><div class="flow">${section}</div></section>`
  const range = document.createRange()
  const blocks = [...stage.querySelectorAll<HTMLElement>('p, h1, h2, li, pre')].filter(
    (block) => !block.querySelector('p'),
  )
  return blocks.map((block) => {
    const em = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
    const edge = block.getBoundingClientRect()
    const lines: { across: number; glyphs: Line }[] = []
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
    let whole: Element | null = null
    while (walker.nextNode()) {
      const node = walker.currentNode as Text
      const parent = node.parentElement as HTMLElement
      if (parent.closest('rt') || getComputedStyle(parent).visibility === 'hidden') continue
      const one = vertical ? parent.closest('.tcy, .note-call') : null
      if (one && one === whole) continue
      whole = one
      let offset = 0
      for (const character of one ? [one.textContent ?? ''] : node.data) {
        if (one) range.selectNode(one)
        else {
          range.setStart(node, offset)
          range.setEnd(node, offset + character.length)
        }
        offset += character.length
        const box = one ? one.getBoundingClientRect() : [...range.getClientRects()].at(-1)
        if (!box || !character.trim()) continue
        const [start, end] = vertical
          ? [box.top - edge.top, box.bottom - edge.top]
          : [box.left - edge.left, box.right - edge.left]
        const across = vertical ? edge.right - (box.left + box.right) / 2 : (box.top + box.bottom) / 2 - edge.top
        let line = lines.at(-1)
        if (!line || Math.abs(line.across - across) > 0.6 * em) {
          line = { across, glyphs: [] }
          lines.push(line)
        }
        const size = Number.parseFloat(getComputedStyle(parent).fontSize) / em
        line.glyphs.push({ text: character, start: start / em, end: end / em, size })
      }
    }
    return lines.map(({ glyphs }) => glyphs)
  })
}
