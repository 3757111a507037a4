import type { FootnoteDefinition, Root } from 'mdast'
import type { VFile } from 'vfile'
import { SKIP, visit } from '../manuscript/visit.ts'
import type { ChapterContext } from './context.ts'
import { markedElement } from './elements.ts'
import { report } from './messages.ts'
import { sourceText } from './source-offsets.ts'

/**
 * Numbers the notes of a chapter in the order of their first calls. A call becomes an empty `<a class="note-call">`;
 * the notes go to the end of the tree as `<aside class="note">`, in the order of their numbers.
 */
export function footnotes({ number: chapter }: ChapterContext) {
  return (tree: Root, file: VFile) => {
    const definitions = takeDefinitions(tree, file)
    const calls = new Map<string, number>()
    const order: FootnoteDefinition[] = []

    visit(tree, (node, index, parent) => {
      if (node.type === 'text') reportUndefined(node, file)
      if (node.type !== 'footnoteReference' || !parent || index === undefined) return
      const definition = definitions.get(node.identifier)
      if (!definition) return
      if (!order.includes(definition)) order.push(definition)
      const number = order.indexOf(definition) + 1
      const times = (calls.get(node.identifier) ?? 0) + 1
      calls.set(node.identifier, times)
      const call = {
        className: ['note-call'],
        id: `call-${chapter}-${number}${times > 1 ? `-${times}` : ''}`,
        href: `#note-${chapter}-${number}`,
        role: 'doc-noteref',
      }
      parent.children[index] = markedElement('a', call, [], node.position)
    })

    for (const definition of definitions.values()) {
      if (order.includes(definition)) continue
      const hint = `在正文里写 [^${definition.label}]，或删去这条注。`
      report(file, 'warning', 'note-unused', definition, `注 [^${definition.label}] 没有被引用，没有印出来。`, hint)
    }
    order.forEach((definition, index) => {
      refuseNotesInNote(definition, file)
      const note = { className: ['note'], id: `note-${chapter}-${index + 1}`, role: 'doc-footnote' }
      tree.children.push(markedElement('aside', note, definition.children, definition.position))
    })
  }
}

function takeDefinitions(tree: Root, file: VFile): Map<string, FootnoteDefinition> {
  const definitions = new Map<string, FootnoteDefinition>()
  visit(tree, 'footnoteDefinition', (node, index, parent) => {
    if (!parent || index === undefined) return
    if (definitions.has(node.identifier)) {
      const hint = '每条注起一个自己的名字。'
      report(file, 'error', 'note-duplicate', node, `注 [^${node.label}] 写了两次。`, hint)
    } else definitions.set(node.identifier, node)
    parent.children.splice(index, 1)
    return [SKIP, index]
  })
  return definitions
}

/** The parser takes `[^x]` for a call only where the note is there; all others are left in the text. */
function reportUndefined(node: Extract<Root['children'][number], { type: 'text' }>, file: VFile) {
  for (const match of node.value.matchAll(/\[\^([^\]\s]+)\]/g)) {
    const text = sourceText(node, file)
    if (text.escaped(match.index)) continue
    const hint = `补上 [^${match[1]}]: 注文；若就是要印这几个字，写成 \\[^${match[1]}]。`
    report(file, 'error', 'note-undefined', text.point(match.index), `找不到注 ${match[0]}。`, hint)
  }
}

function refuseNotesInNote(definition: FootnoteDefinition, file: VFile) {
  visit(definition, (node, index, parent) => {
    if (node.type === 'text') reportUndefined(node, file)
    if (node.type !== 'footnoteReference' || !parent || index === undefined) return
    const hint = '把里层的注并进这条注文。'
    report(file, 'error', 'note-in-note', node, '注文里不能再加注。', hint)
    parent.children.splice(index, 1)
    return index
  })
}
