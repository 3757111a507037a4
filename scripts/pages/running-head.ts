import type { Nodes } from 'hast'
import type { PrintEdition } from '../config/book.ts'
import { hasClass } from '../html/elements.ts'
import { chineseNumeral } from '../html/numerals.ts'
import { withoutAir } from '../html/print/air.ts'
import { prepareText } from '../html/print/prepare.ts'

/**
 * The words of a running head, which a margin box takes as bare text: quotes and years as the edition sets them. In a vertical book
 * a number that would stand upright in one square of the text (30讲) becomes Han, as nothing in a margin box can share a square.
 */
export function headText(title: string, edition: PrintEdition): string {
  const years = edition.years ?? 'han'
  return prepareText(title, edition)
    .map((node) => printed(node, years === 'han'))
    .join('')
}

function printed(node: Nodes, han: boolean): string {
  // A margin box would draw it where a line ends too.
  if (node.type === 'text') return withoutAir(node.value)
  if (node.type !== 'element' || node.properties.dataGenerated !== undefined) return ''
  const text = node.children.map((child) => printed(child, han)).join('')
  return han && hasClass(node, 'tcy') && /^[0-9]+$/.test(text) ? chineseNumeral(Number(text)) : text
}

/**
 * A running head that stays on its line: one that would leave the type area ends in …. `measure` in squares of its own size.
 * Letters are reckoned a little wider than they are, so that none is ever cut off.
 */
export function fitHead(title: string, measure: number): string {
  const characters = [...title]
  const fits = (count: number, room: number) => widthOf(characters.slice(0, count)) <= room
  if (fits(characters.length, measure)) return title
  let kept = characters.length
  while (kept > 0 && !fits(kept, measure - 1)) kept -= 1
  const text = characters.slice(0, kept).join('')
  // Neither half a word nor a mark stands before the dots.
  const parted = /[A-Za-z0-9]/.test(characters[kept] ?? '')
  const whole = parted ? text.replace(/(?<=[^A-Za-z0-9])[A-Za-z0-9]+$/u, '') : text
  return whole.replace(/[\p{P}\s]+$/u, '') + MORE
}

/** What a shortened head ends in: fonts need it. */
export const MORE = '…'

function widthOf(characters: readonly string[]): number {
  return characters.reduce((width, character) => {
    if (/[A-Z@%&]/.test(character)) return width + 0.9
    return width + (/[\x20-\x7e]/.test(character) ? 0.6 : 1)
  }, 0)
}
