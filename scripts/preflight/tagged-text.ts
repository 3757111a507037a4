import { ordinary } from './characters.ts'
import type { Glyph } from './drawn.ts'
import type { ReadingOrder } from './reading-order.ts'

/**
 * A page's glyphs in the order of its tags, which is the order in which a screen reader reads it and a reflowing viewer sets it
 * (ISO 32000-1, 14.7 and 14.8.2.3); the margins, which have no tags, first.
 *
 * The browser does not tag the upright digits of a vertical line: they go with the tagged text that is drawn before or behind them,
 * whichever they stand beside in `order`. Undefined where they stand beside neither.
 * @param tree the page's part of the structure tree, as PDF.js gives it
 */
export function inTagOrder(
  glyphs: readonly Glyph[],
  tree: unknown,
  { margins, runs }: ReadingOrder,
): Glyph[] | undefined {
  const tagged = new Map<number, Glyph[]>()
  const loose: { glyphs: Glyph[]; before: number; behind?: number }[] = []
  let current = -1
  for (const glyph of glyphs) {
    const last = loose.at(-1)
    if (glyph.mark >= 0) {
      for (const one of loose) one.behind ??= glyph.mark
      current = glyph.mark
    }
    if (glyph.mark >= 0 || current < 0) tagged.set(current, [...(tagged.get(current) ?? []), glyph])
    else if (last && last.before === current && last.behind === undefined) last.glyphs.push(glyph)
    else loose.push({ glyphs: [glyph], before: current })
  }
  const wanted = margins + runs.join('')
  for (const { glyphs: between, before, behind = -1 } of loose) {
    const [one = [], other = []] = [tagged.get(before), tagged.get(behind)]
    const text = textOf(between)
    if (wanted.includes(textOf(one).slice(-BESIDE) + text)) tagged.set(before, [...one, ...between])
    else if (behind >= 0 && wanted.includes(text + textOf(other).slice(0, BESIDE)))
      tagged.set(behind, [...between, ...other])
    else return undefined
  }
  return [-1, ...contentsOf(tree as StructNode | null)].flatMap((mark) => tagged.get(mark) ?? [])
}

/** Characters by which a neighbour is known. */
const BESIDE = 6

const textOf = (glyphs: readonly Glyph[]) => ordinary(glyphs.map(({ text }) => text).join(''))

type StructNode = { children?: StructNode[]; type?: string; id?: string }

/** Numbers of marked content below a structure element, depth first. */
function contentsOf(node: StructNode | null): number[] {
  if (!node) return []
  if (node.type !== 'content') return (node.children ?? []).flatMap(contentsOf)
  return [Number(/_mc(\d+)$/.exec(node.id ?? '')?.[1] ?? -2)]
}
