import type { Heading, Root } from 'mdast'
import type { VFile } from 'vfile'
import { visit } from '../manuscript/visit.ts'
import { report } from './messages.ts'
import { checkName } from './names.ts'
import { sourceText } from './source-offsets.ts'

const short = /^short=(?=\S)/
const attributes = /[ \t]*\{([^{}]*)\}[ \t]*$/

/** Reads `{#id}`, `{-}` (no number) and `{short=短题}` (for running heads) at the end of a heading and takes them out of its text. */
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
      if (!words.every((word) => word === '-' || word.startsWith('#') || short.test(word))) return
      last.value = last.value.slice(0, match.index)
      if (last.value === '') heading.children.pop()
      for (const word of words) apply(heading, word)
    })

    function apply(heading: Heading, word: string) {
      heading.data ??= {}
      heading.data.hProperties ??= {}
      if (word === '-') heading.data.hProperties.dataUnnumbered = ''
      else if (short.test(word)) takeShort(heading, word.replace(short, ''), file)
      else if (checkName(word.slice(1), heading, file)) heading.data.hProperties.id = word.slice(1)
    }
  }
}

function takeShort(heading: Heading, title: string, file: VFile) {
  heading.data ??= {}
  if (heading.depth === 1) heading.data.hProperties = { ...heading.data.hProperties, dataShort: title }
  else {
    const hint = '去掉 short=…：书眉只印章题。'
    report(file, 'warning', 'heading-short', heading, `短题“${title}”不起作用。`, hint)
  }
}
