import type { AtRule, Declaration, Rule } from 'postcss'
import type { Book } from './book.ts'
import { faultOfFamilies } from './style-families.ts'
import { type KnownStyles, PAGE_PROPERTIES } from './style-names.ts'

/** What a style of a book may not say: the end of a rule's name, and for the author what and why. */
export type StyleFault = { rule: string; message: string; hint: string }

/** What is wrong with a selector, a condition or a value as text: what is written so as not to be seen, or to end the style. */
function faultOfText(text: string): StyleFault | undefined {
  if (text.includes('\\')) return refused('反斜线', '把字直接写出来，不用转义。')
  if (/<[/!]/.test(text)) return refused('HTML 标记', '样式里只写样式。')
  return undefined
}

/** True for a rule of the whole document: its custom properties. Conditions in brackets tell editions apart. */
export function isOfRoot({ selectors }: Rule): boolean {
  return selectors.every((selector) => ROOT.test(selector))
}
const ROOT = /^(:root|html)(\[[^\]]*\]|:(is|where|not)\([^)]*\))*$/

/** The root has properties and nothing else; what a page is put together from is no element of the text. */
export function faultOfRule(rule: Rule): StyleFault | undefined {
  const text = faultOfText(rule.selector)
  if (text) return text
  if (rule.selectors.some((selector) => /(^|[\s>])body(?![\w-])[^\s>]*$/.test(selector)))
    return refused('body', '全书的字号、字体、颜色写在 :root 里：--size、--body-font、--ink。')
  if (isOfRoot(rule)) {
    const more = rule.nodes.find((node) => node.type !== 'decl' || !node.prop.startsWith('--'))
    if (!more) return undefined
    const what = more.type === 'decl' ? more.prop : '规则'
    return refused(
      `:root 里的${what}`,
      ':root 里只写 -- 开头的属性；别的另写一条，如 :root[data-theme="booklet"] h2 { … }。',
    )
  }
  if (rule.selectors.some((selector) => ROOT.test(selector))) return refused('与别的并列的 :root', ':root 单独写一条。')
  return undefined
}

/** Conditions are all that a page needs of the rules that begin with @. */
export function faultOfAtRule({ name, params }: AtRule): StyleFault | undefined {
  const plain = name.toLowerCase()
  if (plain === 'media' || plain === 'supports') return faultOfText(params) ?? loads(params)
  return refused(`@${plain}`, AT_RULES[plain] ?? '这里只能用 @media 和 @supports。')
}

const AT_RULES: Record<string, string> = {
  import: '样式全写在这一个文件里。',
  'font-face': '自己的字体写在 book.yaml 的 fonts 里。',
  page: '开本、版心、天头、订口用 :root 里的 --page-width、--characters、--margin-top 等来改，见 docs/style.md。',
}

export function faultOfDeclaration(
  declaration: Declaration,
  known: KnownStyles,
  fonts: Book['fonts'],
): StyleFault | undefined {
  const { prop, value } = declaration
  const name = prop.startsWith('--') ? prop : prop.toLowerCase()
  const text = faultOfText(prop + value) ?? loads(value) ?? faultOfProperty(name, value)
  if (text) return text
  if (name === 'font' || name === 'font-family' || name.endsWith('-font')) {
    const wrong = faultOfFamilies(value, known.families, fonts)
    if (wrong) return wrong
  }
  return (PAGE_PROPERTIES as readonly string[]).includes(name) ? faultOfSize(declaration) : undefined
}

/** CSS Images 4, CSS Values 5: every function that names a resource. */
function loads(value: string): StyleFault | undefined {
  const [, name] = value.match(LOADING) ?? []
  if (!name) return undefined
  return refused(`${name}()`, '样式不能引用文件和网址；图片放在书稿里，字体写在 book.yaml 的 fonts 里。')
}
const LOADING = /(?<![\w-])(url|src|image|(?:-webkit-)?(?:image-set|cross-fade)|element|paint|attr)\s*\(/i

function faultOfProperty(name: string, value: string): StyleFault | undefined {
  if (name === 'content')
    return /^(none|normal|""|'')$/.test(value)
      ? undefined
      : refused('content 里的字', '印出的字只能来自书稿；content 只能写 "" 或 none。')
  if (name === 'display' && /\bnone\b/i.test(value)) return refused('display: none', HIDDEN)
  if (name === 'font-size' && isTiny(value)) return refused(`${value} 这样小的字`, HIDDEN)
  const reason = PROPERTIES.find(([words]) => words.test(name))?.[1]
  return reason ? refused(name, reason) : undefined
}

/** Ruby in a note has 4 pt; less than that is there to be overlooked. */
function isTiny(value: string): boolean {
  const [, number, unit = ''] = value.trim().match(/^([\d.]+)(px|pt|r?em|%)?$/i) ?? []
  const least = { px: 5, pt: 4, em: 0.3, rem: 0.3, '%': 30 }[unit.toLowerCase()]
  return number !== undefined && Number(number) < (least ?? 1)
}

const HIDDEN = '书稿里的字都要印出来；不要印的，请从书稿里删去。'
const PROPERTIES: [RegExp, reason: string][] = [
  [
    /^(visibility|content-visibility|opacity|clip|clip-path|(-webkit-)?mask(-.*)?|filter|-webkit-text-(security|fill-color|stroke.*))$/,
    HIDDEN,
  ],
  [/^(position|transform|translate|rotate|scale|zoom|offset(-.*)?|perspective)$/, '字要留在排版排定的地方。'],
  [/^(-webkit-)?(animation|transition)(-.*)?$/, '纸上没有动画。'],
  [/^(backdrop-filter|mix-blend-mode|background-blend-mode)$/, '印刷的 PDF 里不用透明效果，颜色直接写出来。'],
  [/^font-synthesis(-.*)?$/, '汉字不排斜体，粗体用字体自己的。'],
]

/** The page has one size, which may not depend on the text or the window around it. */
function faultOfSize(declaration: Declaration): StyleFault | undefined {
  const { prop, value, parent } = declaration
  const [relative] =
    value.match(/\d(em|rem|r?ex|r?ch|r?ic|r?cap|r?lh|[sld]?v(w|h|i|b|min|max)|cq\w+|%)(?![\w-])/i) ?? []
  if (relative) {
    const message = `${prop} 不能用相对的单位（${relative.slice(1)}）。`
    return { rule: 'size-relative', message, hint: '用 px、pt 或 mm，如 14px、10.5pt、100mm。' }
  }
  if (parent?.type === 'rule' && isOfRoot(parent as Rule)) return undefined
  const message = `${prop} 是整页的尺寸，只能写在 :root 里。`
  return {
    rule: 'size-not-root',
    message,
    hint: '写成 :root { … }；只改一个版本，写 :root[data-theme="booklet"] { … }。',
  }
}

function refused(what: string, why: string): StyleFault {
  return { rule: 'refused', message: `style.css 里不能用 ${what}。`, hint: why }
}
