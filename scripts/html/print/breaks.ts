import type { Element, ElementContent } from 'hast'
import { h } from 'hastscript'
import { type Flow, liveCells, OBJECT } from './flow.ts'

/**
 * Lets the line end inside what a reader takes in piece by piece and no line has room for: behind the strokes, points and other
 * joints of addresses and of names in code, and nowhere in a word (R13: a line without them would be torn apart). No sign is added.
 */
export function allowBreaks(flow: Flow): void {
  const { cells, text } = liveCells(flow)
  if (/[./@_]/.test(text)) {
    for (const match of text.matchAll(ADDRESS)) {
      for (const end of joints(match[0])) {
        const cell = cells[match.index + end - 1]
        if (cell?.origin.type === 'text') cell.breakAfter = true
      }
    }
  }
  for (const { origin, text } of cells) {
    if (text !== OBJECT || origin.type !== 'element' || !['code', 'kbd'].includes(origin.tagName)) continue
    openCode(origin)
  }
}

/** Addresses of the web and of mail, paths, and whatever else is long, without a blank, and not only a word. */
const ADDRESS = /[!-~]{12,}/g

/** Behind which characters of a long run the line may end: not before its third nor behind its last but two. */
function joints(run: string): number[] {
  return [...run.matchAll(/[/.?&=#_@:-]+(?=[A-Za-z0-9])/g)]
    .map((match) => match.index + match[0].length)
    .filter((end) => end > 2 && end < run.length - 1 && !/^[0-9.,:/-]+$/.test(run))
}

function openCode(code: Element): void {
  code.children = code.children.flatMap((child): ElementContent[] => {
    if (child.type !== 'text') return [child]
    const ends = [...child.value.matchAll(ADDRESS)].flatMap((match) => joints(match[0]).map((end) => match.index + end))
    if (ends.length === 0) return [child]
    return [...ends, child.value.length].flatMap((end, index): ElementContent[] => {
      const value = child.value.slice(ends[index - 1] ?? 0, end)
      return index < ends.length ? [{ type: 'text', value }, h('wbr')] : [{ type: 'text', value }]
    })
  })
}
