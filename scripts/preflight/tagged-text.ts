import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { ordinary } from './characters.ts'
import type { ReadingOrder } from './reading-order.ts'

/**
 * A page's text in the order of its tags, which is the order in which a screen reader reads it and a reflowing viewer sets it
 * (ISO 32000-1, 14.7 and 14.8.2.3); the margins, which have no tags, first. Without white space.
 *
 * The browser does not tag the upright digits of a vertical line: they go with the tagged text that is drawn before or behind them,
 * whichever they stand beside in `order`. Undefined where they stand beside neither.
 */
export async function readTagged(page: PDFPageProxy, { margins, runs }: ReadingOrder): Promise<string | undefined> {
  const { items } = await page.getTextContent({ disableNormalization: true, includeMarkedContent: true })
  const texts = new Map<string, string>()
  const loose: { text: string; before: string; behind?: string }[] = []
  let current = ''
  let inside = false
  for (const item of items) {
    if (!('str' in item)) {
      inside = item.type === 'beginMarkedContentProps' && item.id !== null
      if (inside) {
        for (const one of loose) one.behind ??= item.id
        current = item.id
      }
      continue
    }
    const text = ordinary(item.str)
    const last = loose.at(-1)
    if (inside || current === '') texts.set(current, (texts.get(current) ?? '') + text)
    else if (last && last.before === current && last.behind === undefined) last.text += text
    else if (text) loose.push({ text, before: current })
  }
  const wanted = margins + runs.join('')
  for (const { text, before, behind = '' } of loose) {
    const [one = '', other = ''] = [texts.get(before), texts.get(behind)]
    if (wanted.includes(one.slice(-BESIDE) + text)) texts.set(before, one + text)
    else if (behind && wanted.includes(text + other.slice(0, BESIDE))) texts.set(behind, text + other)
    else return undefined
  }
  const tree = (await page.getStructTree()) as StructNode | null
  return [texts.get('') ?? '', ...contentsOf(tree).map((id) => texts.get(id) ?? '')].join('')
}

/** Characters by which a neighbour is known. */
const BESIDE = 6

type StructNode = { children?: StructNode[]; type?: string; id?: string }

/** Ids of marked content below a structure element, depth first. */
function contentsOf(node: StructNode | null): string[] {
  if (!node) return []
  return node.type === 'content' ? [node.id ?? ''] : (node.children ?? []).flatMap(contentsOf)
}
