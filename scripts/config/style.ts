import { type CssSyntaxError, type Declaration, parse, type Root, type Rule } from 'postcss'
import { type Diagnostic, hasErrors, type Outcome, type Place } from '../diagnostics/diagnostic.ts'
import type { Book } from './book.ts'
import { didYouMean, finding } from './findings.ts'
import { faultOfAtRule, faultOfDeclaration, faultOfRule, isOfRoot } from './style-limits.ts'
import { type KnownStyles, STYLE_FILE } from './style-names.ts'

/** A style of the book's own, without comments. */
export type BookStyle = {
  /** What it says of `:root`: custom properties alone. */
  properties: string
  /** What it says of all else. */
  rules: string
  /** Where it sets which custom property. */
  places: Readonly<Record<string, Place>>
}

/**
 * Checks the style of a book. It is a stranger's: what would load a file, print words that the manuscript does not have, or ask for a font of
 * the machine is an error at its line; a custom property that nothing reads is a warning.
 *
 * @param fonts the book's own font files, by role
 */
export function checkStyle(text: string, known: KnownStyles, fonts: Book['fonts'] = {}): Outcome<BookStyle> {
  const parsed = parseStyle(text)
  const root = parsed.value
  if (!root) return { diagnostics: parsed.diagnostics }
  const diagnostics: Diagnostic[] = []
  const places: Record<string, Place> = {}
  const used = new Set([...text.matchAll(/var\(\s*(--[\w-]+)/g)].map(([, name = '']) => name))
  root.walkComments((comment) => void comment.remove())
  root.walk((node) => {
    // Blanks as we write them: what stands between the parts may hold comments.
    node.raws = {}
    const place = { file: STYLE_FILE, line: node.source?.start?.line, column: node.source?.start?.column }
    const fault =
      node.type === 'decl'
        ? faultOfDeclaration(node, known, fonts)
        : node.type === 'atrule'
          ? faultOfAtRule(node)
          : node.type === 'rule'
            ? faultOfRule(node)
            : undefined
    if (fault) diagnostics.push(finding(`style-${fault.rule}`, fault.message, fault.hint, place))
    if (node.type !== 'decl' || !node.prop.startsWith('--')) return
    places[node.prop] = place
    if (!known.properties.has(node.prop) && !used.has(node.prop)) diagnostics.push(unknown(node, place, known))
  })
  root.raws = {}
  if (hasErrors(diagnostics)) return { diagnostics }
  return {
    value: { properties: part(root, isOfRoot), rules: part(root, (rule) => !isOfRoot(rule)), places },
    diagnostics,
  }
}

/** The style with those of its outermost rules that are `wanted`, and the conditions around them. */
function part(root: Root, wanted: (rule: Rule) => boolean): string {
  const copy = root.clone()
  copy.walkRules((rule) => {
    if (rule.parent?.type !== 'rule' && !wanted(rule)) rule.remove()
  })
  copy.walkAtRules((condition) => {
    if (condition.nodes?.length === 0) condition.remove()
  })
  return copy.toString()
}

/** No source map is looked for: a comment of the style could name any file as one. */
function parseStyle(text: string): Outcome<Root> {
  try {
    return { value: parse(text, { map: false }), diagnostics: [] }
  } catch (error) {
    if ((error as Error).name !== 'CssSyntaxError') throw error
    const { reason, line, column } = error as CssSyntaxError
    const [, message = reason, hint = '一条写成“属性: 值;”，成组放进花括号。'] =
      REASONS.find(([words]) => words.test(reason)) ?? []
    return {
      diagnostics: [
        finding('style-syntax', `${STYLE_FILE} 写错了：${message}。`, hint, { file: STYLE_FILE, line, column }),
      ],
    }
  }
}

const REASONS: [RegExp, message: string, hint: string][] = [
  [/unclosed block/i, '少了右花括号', '每个 { 都要有 }。'],
  [/unexpected }/i, '多了一个右花括号', '删去多出来的 }。'],
  [/unclosed string/i, '引号没有成对', '补上后一个引号，引号用半角。'],
  [/unclosed comment/i, '注释没有结束', '注释写成 /* … */。'],
  [/unclosed bracket/i, '少了右括号', '每个 ( 都要有 )。'],
  [/missed semicolon/i, '两条之间少了分号', '每条末尾加半角的分号。'],
  [/unknown word/i, '这里看不懂', '一条写成“属性: 值;”，冒号、分号用半角。'],
]

function unknown({ prop }: Declaration, place: Place, known: KnownStyles): Diagnostic {
  const best = didYouMean(prop, [...known.properties])
  const hint = best ? `是不是想写 ${best}？` : '能改的属性见 docs/style.md；自己起的属性要在这个文件里用 var() 取用。'
  return finding('style-property-unknown', `没有样式用到 ${prop}，这一条不起作用。`, hint, place, 'warning')
}
