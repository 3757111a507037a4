import type { Root, RootContent } from 'mdast'
import { directiveToMarkdown } from 'mdast-util-directive'
import { gfmToMarkdown } from 'mdast-util-gfm'
import { toMarkdown } from 'mdast-util-to-markdown'
import { linkAddresses } from './addresses.ts'

/** What a paragraph of the text becomes in the manuscript. */
export type Block =
  | { type: 'paragraph'; text: string }
  | { type: 'heading'; depth: 1 | 2 | 3; text: string }
  | { type: 'signature'; lines: string[] }

/**
 * Markdown of the dialect in which every text stands for itself: whatever could be read as a mark gets a backslash,
 * Banxin's own braces ({汉字|hàn zì}, {#id}) included.
 */
export function writeMarkdown(blocks: readonly Block[]): string {
  const tree: Root = { type: 'root', children: blocks.map(toMdast) }
  return toMarkdown(tree, {
    extensions: [gfmToMarkdown(), directiveToMarkdown()],
    unsafe: [
      phrasing('{'),
      { character: ':', atBreak: true },
      // Three of them behind text would be taken for a block that did not begin its line.
      ...(blocks.some((block) => textOf(block).includes(':::')) ? [phrasing(':')] : []),
      // Two dollars may enclose a formula; one is a price.
      ...(blocks.some((block) => textOf(block).split('$').length > 2) ? [phrasing('$')] : []),
    ],
  })
}

const phrasing = (character: string) => ({ character, inConstruct: 'phrasing' as const })

function toMdast(block: Block): RootContent {
  if (block.type === 'signature') {
    const children = linkAddresses(block.lines.join('\n'))
    return { type: 'containerDirective', name: 'signature', children: [{ type: 'paragraph', children }] }
  }
  const children = linkAddresses(block.text)
  return block.type === 'heading' ? { type: 'heading', depth: block.depth, children } : { type: 'paragraph', children }
}

function textOf(block: Block): string {
  return block.type === 'signature' ? block.lines.join('\n') : block.text
}
