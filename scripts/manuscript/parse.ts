import type { Root } from 'mdast'
import remarkCjkFriendly from 'remark-cjk-friendly'
import remarkDirective from 'remark-directive'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { formulas } from './formulas.ts'

const processor = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkFrontmatter, ['yaml'])
  .use(remarkDirective)
  .use(formulas)
  // After gfm: it replaces how `**`, `*` and `~~` decide whether they may open or close beside Chinese punctuation.
  .use(remarkCjkFriendly)
  .freeze()

/** Markdown of the dialect (docs/dialect.md) to mdast, with positions. Whatever the text, there is a tree. */
export function parseMarkdown(source: string): Root {
  return processor.parse(source)
}
