import type { Heading, Root } from 'mdast'
import { visit } from 'unist-util-visit'
import type { VFile } from 'vfile'
import { checkName } from './names.ts'
import { sourceText } from './source-offsets.ts'

const attributes = /[ \t]*\{([^{}]*)\}[ \t]*$/

/** Reads `{#id}` and `{-}` (no number) at the end of a heading and takes them out of its text. */
export function headingAttributes() {
  return (tree: Root, file: VFile) => {
    visit(tree, 'heading', (heading) => {
      const last = heading.children.at(-1)
      const match = last?.type === 'text' ? attributes.exec(last.value) : null
      if (last?.type !== 'text' || !match) return
      const at = sourceText(last, file)
      const brace = last.value.indexOf('{', match.index)
      if (at.escaped(brace)) return
      const words = (match[1] ?? '').trim().split(/\s+/)
      if (!words.every((word) => word === '-' || word.startsWith('#'))) return
      last.value = last.value.slice(0, match.index)
      if (last.value === '') heading.children.pop()
      for (const word of words) apply(heading, word)
    })

    function apply(heading: Heading, word: string) {
      heading.data ??= {}
      heading.data.hProperties ??= {}
      if (word === '-') heading.data.hProperties.dataUnnumbered = ''
      else if (checkName(word.slice(1), heading, file)) heading.data.hProperties.id = word.slice(1)
    }
  }
}
