import type { Root } from 'mdast'
import type { TextDirective } from 'mdast-util-directive'
import type { Node } from 'unist'
import type { VFile } from 'vfile'
import type { Chapter } from '../manuscript/chapter.ts'
import { parseMarkdown } from '../manuscript/parse.ts'
import { visit } from '../manuscript/visit.ts'
import { report } from './messages.ts'
import { didYouMean, textDirectives } from './vocabulary.ts'

/** Marks that stand in for a colon while a chapter is read again: punctuation like it, one code unit, out of use. */
const standIns = ['\u205d', '\u205e', '\u2056', '\u2058', '\u205b']

/**
 * Reads a chapter again where a colon only looks like the start of a mark. The syntax takes any word after a colon for
 * a mark's name and so swallows the brackets after it: in `时间:下午[^a]` the note call, in `见:[链接](…)` the link.
 */
export function withLiteralColons(chapter: Chapter, file: VFile): Chapter {
  const standIn = standIns.find((character) => !chapter.source.includes(character))
  const colons = new Set<number>()
  let { tree } = chapter
  for (let found = lookalikes(tree); found.length > 0; found = lookalikes(tree)) {
    for (const node of found) {
      if (Object.hasOwn(textDirectives, node.name)) reportForm(node, file)
      else reportMistyped(node, file)
      colons.add(node.position?.start.offset ?? -1)
    }
    if (standIn === undefined) break
    const characters = chapter.source.split('')
    for (const offset of colons) characters[offset] = standIn
    tree = parseMarkdown(characters.join(''))
  }
  if (tree !== chapter.tree && standIn !== undefined) putBack(tree, standIn)
  return { ...chapter, tree }
}

/** True for a mark of the dialect in its proper form: `:dots[…]`, `:ref{#…}`. */
export function isMark({ name, attributes, children }: TextDirective): boolean {
  if (!Object.hasOwn(textDirectives, name)) return false
  return textDirectives[name as keyof typeof textDirectives].label ? children.length > 0 : Boolean(attributes?.id)
}

/** What is no mark but has brackets or braces, so that more than a colon and a word hangs on it. */
function lookalikes(tree: Root): TextDirective[] {
  const found: TextDirective[] = []
  visit(tree, 'textDirective', (node) => {
    const { start, end } = node.position ?? {}
    const length = (end?.offset ?? 0) - (start?.offset ?? 0)
    if (!isMark(node) && length > node.name.length + 1) found.push(node)
  })
  return found
}

function reportMistyped(node: TextDirective, file: VFile) {
  const near = node.children.length > 0 ? didYouMean(node.name, Object.keys(textDirectives)) : undefined
  if (near === undefined) return
  const hint = `是不是 :${near}[…]？若就是要印这些字，写成 \\:${node.name}。`
  report(file, 'warning', 'directive-unknown', node, `没有 :${node.name} 这种标记，照原样印出。`, hint)
}

/** Says how a mark of the dialect is written that lacks its brackets or braces. */
export function reportForm(node: TextDirective, file: VFile) {
  if (!Object.hasOwn(textDirectives, node.name)) return
  const { label } = textDirectives[node.name as keyof typeof textDirectives]
  const form = label ? `:${node.name}[文字]` : `:${node.name}{#名字}`
  report(file, 'warning', 'directive-form', node, `:${node.name} 照原样印出，没有当作标记。`, `标记的写法是 ${form}。`)
}

function putBack(node: Node, standIn: string) {
  for (const [key, value] of Object.entries(node)) {
    if (typeof value === 'string') Object.assign(node, { [key]: value.replaceAll(standIn, ':') })
    else if (value !== null && typeof value === 'object' && key !== 'position') putBack(value as Node, standIn)
  }
}
