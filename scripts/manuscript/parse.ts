import type { Root } from 'mdast'
import remarkCjkFriendly from 'remark-cjk-friendly'
import remarkDirective from 'remark-directive'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { type Processor, unified } from 'unified'
import { formulas } from './formulas.ts'

/** Markdown of the dialect (docs/dialect.md) to mdast, with positions. Whatever the text, there is a tree. */
export function parseMarkdown(source: string): Root {
  return (MAY_HAVE_ADDRESS.test(source) ? processor : withoutAddresses).parse(source)
}

const dialect = () =>
  unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkFrontmatter, ['yaml'])
    .use(remarkDirective)
    .use(formulas)
    // After gfm: it replaces how `**`, `*` and `~~` decide whether they may open or close beside Chinese punctuation.
    .use(remarkCjkFriendly)

const processor = dialect().freeze()

const withoutAddresses = dialect().use(noSearchForAddresses).freeze()

/** What a bare address begins with or holds, as it is or as a character reference; its punctuation may be escaped. */
const MAY_HAVE_ADDRESS = /[@&]|http|www/i

/** GFM searches every text of the finished tree for addresses once more: a seventh of the time of chapters that have none. */
function noSearchForAddresses(this: Processor): void {
  const data = this.data() as { fromMarkdownExtensions?: (Extension | Extension[])[] }
  data.fromMarkdownExtensions = data.fromMarkdownExtensions
    ?.flat()
    .map((extension) => (extension.enter?.literalAutolink ? { ...extension, transforms: [] } : extension))
}

/** What is used here of mdast-util-from-markdown's types. */
type Extension = { enter?: Record<string, unknown>; transforms?: unknown[] }
