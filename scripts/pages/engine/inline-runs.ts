import { isBlockTag } from './corrections/splits.ts'
import { textBoxes } from './text-boxes.ts'

/** Text that makes lines together: what stands in one block, up to the next block in it. */
export type InlineRun = {
  block: HTMLElement
  /** One UTF-16 unit for each place in it: of texts their own, of air (`AIR`) and of boxes (`BOX`) one that stands for it. */
  text: string
  /** In order; `at` is the place of the first unit in `text`. */
  leaves: { node: Text | Element; at: number }[]
}

/** Air of the layout: it vanishes at a line end. */
export const AIR = '\u2009'
/** Something that is one box in its line, whatever stands in it. */
export const BOX = '\ufffc'

/** The runs of what stands in `root`, in document order. */
export function inlineRuns(root: HTMLElement): InlineRun[] {
  const runs: InlineRun[] = []
  let open: InlineRun | undefined
  const add = (node: Text | Element, text: string, block: HTMLElement) => {
    if (!open) {
      open = { block, text: '', leaves: [] }
      runs.push(open)
    }
    open.leaves.push({ node, at: open.text.length })
    open.text += text
  }
  const walk = (element: Element, block: HTMLElement) => {
    for (const child of element.childNodes) {
      if (child instanceof Text) {
        if (open || child.data.trim()) add(child, withAir(child.data, open?.text.at(-1) ?? ''), block)
      } else if (!(child instanceof Element) || child.matches('wbr')) continue
      else if (child.matches(GAPS)) add(child, AIR, block)
      else if (child.matches(BOXES)) add(child, BOX, block)
      else if (isBlockTag(child)) {
        open = undefined
        walk(child, child as HTMLElement)
        open = undefined
      } else walk(child, block)
    }
  }
  walk(root, root)
  return runs
}

/** The text with its plain air told from other blanks: it stands beside a mark (html/print/air.ts). `before`: what stands before the text. */
function withAir(text: string, before: string): string {
  return text.includes(' ') ? (before + text).replace(BESIDE_MARK, AIR).slice(before.length) : text
}

const BESIDE_MARK = /(?<=[\u3001-\u303f\uff00-\uffef]) | (?=[\u3008-\u301f\uff00-\uffef])/gu

const GAPS = '.half-space, .thin-space, .point-space'
const BOXES = 'ruby, math, img, svg, .tcy, .note-call, .formula-box, .inline-note, .marker'

/** What stands at a place of a run: a character of a text, or a whole element. */
export function leafAt({ leaves }: InlineRun, place: number): { node: Text | Element; offset: number } {
  let [low, high] = [0, leaves.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((leaves[middle]?.at ?? 0) <= place) low = middle
    else high = middle - 1
  }
  const { node, at } = leaves[low] as InlineRun['leaves'][number]
  return { node, offset: place - at }
}

/** The box of what stands at a place; undefined where there is nothing to see. */
export function boxAt(run: InlineRun, place: number): DOMRect | undefined {
  const { node, offset } = leafAt(run, place)
  const boxes = node instanceof Text ? textBoxes(node, offset, offset + 1) : node.getClientRects()
  const box = boxes[boxes.length - 1]
  return box && box.width > 0 && box.height > 0 ? box : undefined
}

/** A blank that vanished at a line end, air, or what cannot be seen. */
export function isEmpty(run: InlineRun, place: number): boolean {
  const here = run.text[place] ?? ''
  return here === AIR || !here.trim() || !boxAt(run, place)
}

/** The first place from `from` on whose box holds what `is` asks, which stays true behind it; the run's end where there is none. */
export function firstPlace(run: InlineRun, from: number, is: (box: DOMRect) => boolean): number {
  let [low, high] = [from, run.text.length]
  while (low < high) {
    const middle = (low + high) >> 1
    let probe = middle
    let box = boxAt(run, probe)
    while (!box && probe + 1 < high) {
      probe += 1
      box = boxAt(run, probe)
    }
    if (box && !is(box)) low = probe + 1
    else high = middle
  }
  return low
}
