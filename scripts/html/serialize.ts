import type { Nodes, Root } from 'hast'
import rehypeStringify from 'rehype-stringify'
import { unified } from 'unified'

const processor = unified().use(rehypeStringify).freeze()

/** HTML text of a tree, as a browser reads it. */
export function toHtml(node: Nodes): string {
  return processor.stringify(node as Root)
}
