import { createRequire } from 'node:module'
import type { Element } from 'hast'
import type { Severity } from '../diagnostics/diagnostic.ts'
import { toCore } from './mathml.ts'

/** Something wrong with a formula; `at`: index in its TeX. */
export type TexFault = { at: number; severity: Severity; rule: string; message: string; hint?: string }

/**
 * TeX to MathML Core with the TeX as alttext. Never throws: where there is an error there is no `math`. Nothing in it links, loads
 * or runs, no length is beyond bounds, and macros live in their formula alone.
 */
export function texToMathml(tex: string, display: boolean): { math?: Element; faults: TexFault[] } {
  if (tex.trim() === '') return { faults: [error(0, 'math-empty', '公式是空的。', '写上公式，或删去 $。')] }
  if (tex.length > LONGEST) {
    const hint = '拆成几个公式；忘了结束的 $ 也会这样。'
    return { faults: [error(0, 'math-too-long', `公式有 ${tex.length} 个字符，最多 ${LONGEST} 个。`, hint)] }
  }
  const refused = refusal(tex)
  if (refused) return { faults: [refused] }
  try {
    const xml = temml().renderToString(withoutOwnNumbers(tex), {
      displayMode: display,
      throwOnError: true,
      xml: true,
      trust: false,
      maxExpand: MOST_EXPANSIONS,
    })
    const { math, faults } = toCore(xml, tex)
    if (!math) return { faults }
    math.properties = { ...(display && { display: 'block' }), alttext: tex }
    return { math, faults }
  } catch (thrown) {
    return { faults: [faultOf(thrown, tex)] }
  }
}

/** Characters of TeX; the longest formulas of books have a few hundred. */
const LONGEST = 4000

/** Of macros: what is right has some tens, what never ends is stopped. */
const MOST_EXPANSIONS = 500

type Temml = typeof import('temml').default

/** A book without formulas does not wait for the library; and it is had at once, since all composing is. */
const require = createRequire(import.meta.url)
let loaded: Temml | undefined
function temml(): Temml {
  loaded ??= require('temml') as Temml
  return loaded
}

function error(at: number, rule: string, message: string, hint?: string): TexFault {
  return { at, severity: 'error', rule, message, hint }
}

const REFUSED: readonly [pattern: RegExp, message: string, hint: string][] = [
  [
    /\\(?:href|url|includegraphics|html\w*|class|cssId|id|style|data)(?![A-Za-z])/,
    '公式里不能有链接、图片和网页的样式：',
    '去掉这个命令；链接、图片写在正文里。',
  ],
  [
    /\\(?:tag\*?|label|ref|eqref)(?![A-Za-z])/,
    '公式的编号和引用不用 TeX 的写法：',
    '编号写 $$ {#eq-a}，引用写 :ref{#eq-a}。',
  ],
]

function refusal(tex: string): TexFault | undefined {
  for (const [pattern, message, hint] of REFUSED) {
    const found = pattern.exec(tex)
    if (found) return error(found.index, 'math-refused', `${message}${found[0]}。`, hint)
  }
  return undefined
}

/** Environments that TeX numbers line by line: a star less, so that places stay. */
function withoutOwnNumbers(tex: string): string {
  return tex.replace(/\\(begin|end)\{(align|gather|equation|alignat)\}/g, '\\$1{$2*}')
}

function faultOf(thrown: unknown, tex: string): TexFault {
  if (thrown instanceof RangeError) {
    return error(0, 'math-too-deep', '公式里一层套一层太深。', '检查是否有大量连写的 { 或 \\frac。')
  }
  const { message, position } = thrown as { message?: string; position?: number }
  const at = Math.min(typeof position === 'number' ? position : 0, Math.max(0, tex.length - 1))
  const words = (message ?? '').replace(/ (at position \d+|at end of input): [\s\S]*$/, '').trim()
  for (const [pattern, say] of MESSAGES) {
    const found = pattern.exec(words)
    if (found) return error(at, 'math-invalid', ...say(found[1] ?? ''))
  }
  return error(at, 'math-invalid', `公式写错了：${words}`, WRITTEN)
}

const WRITTEN = '公式用 TeX 的写法，见 docs/dialect.md；要印的是钱数的 $，写成 \\$。'

/** What Temml says, and how we say it. */
const MESSAGES: readonly [RegExp, (what: string) => [message: string, hint: string]][] = [
  [
    /Unsupported function name: (\S+)/,
    (name) => [`公式里没有 ${name} 这个命令。`, '检查拼写；文字写在 \\text{…} 里。'],
  ],
  [
    /No such environment: (\S+)/,
    (name) => [`公式里没有 ${name} 这种环境。`, '可用 aligned、cases、matrix、pmatrix、array 等。'],
  ],
  [/Too many expansions/, () => ['公式里的宏展开得没有尽头。', '检查 \\def、\\newcommand：宏不能用到它自己。']],
  [
    /Unexpected end of input|Expected '\}'|Expected '(?:\\right|EOF)'/,
    () => ['公式没有写完，或括号不成对。', '检查 { 与 }、\\left 与 \\right、\\begin 与 \\end 是否成对。'],
  ],
  [
    /can be used only in display mode|works only in display mode/,
    () => ['这种环境只能用在单独成行的公式里。', '把公式放在单独的 $$ 与 $$ 之间。'],
  ],
  [/Double (superscript|subscript)/, () => ['一个符号有两个上标或两个下标。', '用 {…} 把它们合成一个。']],
]
