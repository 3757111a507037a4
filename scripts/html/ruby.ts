import type { PhrasingContent, Root, Text } from 'mdast'
import { toString as plainText } from 'mdast-util-to-string'
import type { Node } from 'unist'
import type { VFile } from 'vfile'
import { SKIP, visit } from '../manuscript/visit.ts'
import { markedElement } from './elements.ts'
import { report } from './messages.ts'
import { type SourceText, sourceText } from './source-offsets.ts'

/**
 * Ruby: `{汉字|hàn zì}`. Where the reading has as many parts as the base has characters, each character gets its own
 * (CLREQ: 逐字注音); else the reading stands over the whole base. `\{` and `\|` are plain characters; only in a table,
 * where every bar needs a backslash, `\|` divides base and reading.
 */
export function ruby() {
  return (tree: Root, file: VFile) => {
    const inCells = new Set<Text>()
    visit(tree, 'tableCell', (cell) => visit(cell, 'text', (text) => void inCells.add(text)))
    visit(tree, 'text', (node, index, parent) => {
      if (!parent || index === undefined || !node.value.includes('{')) return
      reportBroken(node, parent.children.slice(index + 1), file)
      const parts = split(node, inCells.has(node), file)
      if (parts.length === 1 && parts[0] === node) return
      parent.children.splice(index, 1, ...(parts as never[]))
      return [SKIP, index + parts.length]
    })
  }
}

function split(node: Text, inCell: boolean, file: VFile): PhrasingContent[] {
  const source = sourceText(node, file)
  const parts: PhrasingContent[] = []
  let done = 0
  for (const match of node.value.matchAll(/\{([^{}]*)\}/g)) {
    const inside = match[1] ?? ''
    const bars = [...inside.matchAll(/\|/g)].filter((bar) => inCell || !source.escaped(match.index + 1 + bar.index))
    if (bars.length === 0 || source.escaped(match.index)) continue
    const base = inside.slice(0, bars[0]?.index).trim()
    const reading = inside.slice((bars[0]?.index ?? 0) + 1).trim()
    if (bars.length > 1 || base === '' || reading === '') {
      const hint = '写成 {汉字|hàn zì}：一个竖线，两边都要有字；若就是要印花括号，写成 \\{。'
      report(file, 'warning', 'ruby-form', source.point(match.index), `“${match[0]}”不成注音，照原样印出。`, hint)
      continue
    }
    if (match.index > done) parts.push({ type: 'text', value: node.value.slice(done, match.index) })
    parts.push(rubyElement(base, reading))
    done = match.index + match[0].length
  }
  if (done === 0) return [node]
  if (done < node.value.length) parts.push({ type: 'text', value: node.value.slice(done) })
  return parts
}

const SEGMENTER = new Intl.Segmenter('zh', { granularity: 'grapheme' })

function rubyElement(base: string, reading: string): PhrasingContent {
  const characters = [...SEGMENTER.segment(base)].map((one) => one.segment)
  const readings = reading.split(/\s+/)
  const pairs: [base: string, reading: string][] =
    readings.length === characters.length
      ? characters.map((character, index) => [character, readings[index] ?? ''])
      : [[base, readings.join(' ')]]
  const text = (value: string): Text => ({ type: 'text', value })
  return markedElement(
    'ruby',
    {},
    pairs.flatMap(([one, above]) => [text(one), markedElement('rt', {}, [text(above)])]),
  )
}

/** A brace that opens a reading and is not closed in the same run of plain text, as when the base is set in bold. */
function reportBroken(node: Text, siblings: Node[], file: VFile) {
  const open = /\{[^{}]*$/.exec(node.value)
  if (!open) return
  const source: SourceText = sourceText(node, file)
  if (source.escaped(open.index)) return
  const following = siblings.map((sibling) => plainText(sibling)).join('')
  const bar = /^[^{}]*\|/.exec(open[0].slice(1) + following)
  if (!bar) return
  const hint = '注音的花括号里只放文字和读音；要加粗，把整个注音放进 ** 里；若就是要印花括号，写成 \\{。'
  report(file, 'warning', 'ruby-form', source.point(open.index), '注音没有写完整，照原样印出。', hint)
}
