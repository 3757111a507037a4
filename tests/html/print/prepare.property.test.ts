import type { Element, ElementContent } from 'hast'
import { expect, test } from 'vitest'
import { prepareForPrint } from '../../../scripts/html/print/prepare.ts'
import { blocksOf, conservedText } from '../../../scripts/html/text.ts'
import { documentOf, horizontal, vertical } from './treat.ts'

const PIECES = [
  ...'甲乙丙丁年第条个元和/“”‘’（）《》，。、；：！？·～…—%％￥. '.split(''),
  ...[
    '——',
    '……',
    '2026',
    '12',
    '3',
    '100',
    '3.5',
    '10 kg',
    'Node 24',
    'don’t',
    'A',
    '？！',
    ' ',
    '\n',
    '𠮷',
    '2026年',
    '\u3000',
  ],
  ...[
    '<br>',
    '<code>甲，b</code>',
    '<a class="note-call" data-generated>1</a>',
    '<ruby>汉<rt>hàn</rt>字<rt>zì</rt></ruby>',
    '<span class="tcy">12</span>',
  ],
]
const SHELLS = [
  'strong',
  'em',
  'em class="dots"',
  'u class="proper-name"',
  'cite class="book-title"',
  'a href="#a"',
  'span class="index-term" id="t"',
  'del',
]

/** mulberry32: the same seed gives the same text on every machine. */
function random(seed: number): (count: number) => number {
  let state = seed
  return (count) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * count)
  }
}

function randomInline(upTo: (count: number) => number, depth: number): string {
  let html = ''
  for (let count = 1 + upTo(12); count > 0; count -= 1) {
    if (depth < 3 && upTo(5) === 0) {
      const shell = SHELLS[upTo(SHELLS.length)] as string
      html += `<${shell}>${randomInline(upTo, depth + 1)}</${shell.split(' ')[0]}>`
    } else html += PIECES[upTo(PIECES.length)]
  }
  return html
}

test('the treatment never changes the conserved text, nor doubles an id', () => {
  for (let seed = 1; seed <= 400; seed += 1) {
    const html = `<p data-source="a.md:1:1">${randomInline(random(seed), 0)}</p><p data-source="a.md:2:1">${randomInline(random(-seed), 0)}</p>`
    const document = documentOf(html)
    const before = document.chapters[0]?.section as Element
    for (const edition of [horizontal, vertical]) {
      const after = prepareForPrint(document, edition).chapters[0]?.section as Element
      expect(conservedText(after), `seed ${seed} ${edition.writing}: ${html}`).toBe(conservedText(before))
      expect(blocksOf(after), `seed ${seed}`).toEqual(blocksOf(before))
      const count = (nodes: ElementContent[]): number =>
        nodes.reduce(
          (sum, node) => (node.type === 'element' ? sum + (node.properties.id ? 1 : 0) + count(node.children) : sum),
          0,
        )
      expect(count(after.children), `ids of seed ${seed}`).toBe(count(before.children))
    }
  }
})
