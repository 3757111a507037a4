import type { Element, ElementContent } from 'hast'
import { h } from 'hastscript'
import type { PrintEdition } from '../config/book.ts'
import { hasClass } from '../html/elements.ts'
import { withoutAir } from '../html/print/air.ts'
import { characterClass } from '../html/print/characters.ts'
import { prepareText } from '../html/print/prepare.ts'
import { titleUnits } from '../html/title-units.ts'

/** A title of a front page in the treatment of print, that breaks by sense: set large, few characters make a line. */
export function titleBySense(title: string, edition: PrintEdition): ElementContent[] {
  return breakBySense(prepareText(title, edition), SHORT_LINE)
}

const SHORT_LINE = 6

/**
 * Lets a title break by sense. Styles (`word-break: keep-all`) let it break behind its marks alone; a clause too long for that gets a
 * place to break, `<wbr>`, between its words.
 * @param line characters that are surely one line
 */
export function breakBySense(nodes: readonly ElementContent[], line: number): ElementContent[] {
  const places = placesIn(ownText(nodes), line)
  let at = 0
  const write = (node: ElementContent): ElementContent[] => {
    if (node.type === 'text') {
      const from = at
      at += withoutAir(node.value).length
      return splitAt(
        node.value,
        places.map((place) => withAirBefore(node.value, place - from)),
      )
    }
    if (node.type !== 'element' || isGenerated(node)) return [node]
    if (KEPT.some((name) => hasClass(node, name))) {
      const opens = places.includes(at)
      at += ownText(node.children).length
      return opens ? [h('wbr'), node] : [node]
    }
    return [{ ...node, children: node.children.flatMap(write) }]
  }
  return nodes.flatMap(write)
}

/** What print keeps together stays so. */
const KEPT = ['nb', 'tcy', 'latin']

/** Offsets between the words of long clauses. */
function placesIn(title: string, line: number): number[] {
  const places: number[] = []
  let at = 0
  for (const clause of title.split(/(?<=[，。、；：！？—])/u)) {
    let end = at
    for (const unit of clause.length > line ? titleUnits(clause) : []) {
      if (end > at) places.push(end)
      end += unit.length
    }
    at += clause.length
  }
  return places
}

/** Where in a text a place is that has been counted without the air. */
function withAirBefore(value: string, place: number): number {
  let end = place
  while (end < value.length && withoutAir(value.slice(0, end + 1)).length <= place) end += 1
  return end
}

function splitAt(value: string, places: readonly number[]): ElementContent[] {
  const inside = places.filter((place) => place >= 0 && place < value.length && !isNumbered(value, place))
  const cuts = [...new Set([0, ...inside]), value.length]
  return cuts.slice(0, -1).flatMap((cut, index): ElementContent[] => {
    const text: ElementContent = { type: 'text', value: value.slice(cut, cuts[index + 1]) }
    return inside.includes(cut) ? [opening(value, cut), text] : [text]
  })
}

/** 附件1 is one word. */
function isNumbered(value: string, place: number): boolean {
  return /\p{sc=Han}$/u.test(value.slice(0, place)) && /^\d+[　、，。：]/.test(value.slice(place))
}

/** text-autospace draws no distance where a `<wbr>` stands between Han and Latin. */
function opening(value: string, place: number): Element {
  const [before, after] = [characterClass(value.slice(0, place).at(-1) ?? ''), characterClass(value.charAt(place))]
  const meet = (one: string, other: string) => one === 'han' && (other === 'latin' || other === 'digit')
  const isBorder = meet(before, after) || meet(after, before)
  return isBorder ? h('span', { className: ['thin-space'], dataGenerated: true }, ' ') : h('wbr')
}

/** What stands in `nodes` of the manuscript's own, without distances and other things that were added. */
export function ownText(nodes: readonly ElementContent[]): string {
  return nodes
    .map((node) => {
      if (node.type === 'text') return withoutAir(node.value)
      return node.type === 'element' && !isGenerated(node) ? ownText(node.children) : ''
    })
    .join('')
}

function isGenerated(node: ElementContent): boolean {
  return node.type === 'element' && 'dataGenerated' in node.properties
}
