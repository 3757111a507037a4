import { createRequire } from 'node:module'
import type { Element, ElementContent, Root, RootContent } from 'hast'
import { toString as plainText } from 'hast-util-to-string'
import type * as lowlight from 'lowlight'
import type { VFile } from 'vfile'
import { visit } from '../manuscript/visit.ts'
import { isElement } from './elements.ts'
import { report } from './messages.ts'
import { didYouMean } from './vocabulary.ts'

/**
 * Marks keywords, comments, strings and titles in blocks of code that name their language: ```` ```js ````. No character changes. A
 * language that is not known is said, and the code is printed as it is.
 */
export function highlight() {
  return (tree: Root, file: VFile) => {
    visit(tree, 'element', (pre) => {
      const [code] = pre.children
      if (!isElement(pre, 'pre') || !code || !isElement(code, 'code')) return
      const language = languageOf(code)
      const text = plainText(code)
      if (language === undefined || PLAIN.has(language) || text.length > LONGEST) return
      const { highlighter, names } = library()
      if (!highlighter.registered(language)) {
        const near = didYouMean(language, names)
        const hint = `${near ? `是不是 ${near}？` : ''}不要突出，就写 \`\`\`text。`
        report(file, 'info', 'code-language', pre, `不认识编程语言 ${language}，代码照原样印。`, hint)
        return
      }
      const marked = highlighter.highlight(language, text).children.flatMap(inOurClasses)
      if (plainText({ type: 'root', children: marked }) === text) code.children = marked
    })
  }
}

/** Names for code of no language. */
const PLAIN = new Set(['text', 'txt', 'plain', 'plaintext', 'none', 'nohighlight'])

/** Characters; more is data and no code that anybody reads. */
const LONGEST = 50_000

function languageOf({ properties }: Element): string | undefined {
  const classes = Array.isArray(properties.className) ? properties.className : []
  const name = classes.map(String).find((one) => one.startsWith('language-'))
  return name?.slice('language-'.length).toLowerCase()
}

type Library = { highlighter: ReturnType<typeof lowlight.createLowlight>; names: string[] }

/** The grammars take a quarter of a second to load: only a book that names a language waits for them, and all composing is at once. */
const require = createRequire(import.meta.url)
let loaded: Library | undefined
function library(): Library {
  if (loaded) return loaded
  const { common, createLowlight } = require('lowlight') as typeof lowlight
  const highlighter = createLowlight(common)
  loaded = { highlighter, names: highlighter.listLanguages() }
  return loaded
}

function inOurClasses(node: RootContent): ElementContent[] {
  if (node.type === 'text') return [{ type: 'text', value: node.value }]
  if (node.type !== 'element') return []
  const children = node.children.flatMap(inOurClasses)
  const name = OURS[String((node.properties.className as string[] | undefined)?.[0]).replace('hljs-', '')]
  return name ? [{ type: 'element', tagName: 'span', properties: { className: [name] }, children }] : children
}

/** What the grammars find, as what print and e-books tell apart. */
const OURS: Record<string, string> = {
  comment: 'code-comment',
  quote: 'code-comment',
  keyword: 'code-keyword',
  'selector-tag': 'code-keyword',
  name: 'code-keyword',
  literal: 'code-keyword',
  section: 'code-title',
  title: 'code-title',
  string: 'code-string',
  regexp: 'code-string',
}
