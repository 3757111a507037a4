import remarkMath from 'remark-math'
import type { Processor } from 'unified'

/**
 * `$…$` and `$$…$$` of remark-math, but that a single dollar begins a formula only where no price can be meant: the inside begins
 * and ends with something other than a blank and has Chinese in `\text{…}` alone, and neither dollar touches a letter or digit outside
 * (US$5, $5/$10). Decided while the text is read, so that all other marks between two prices keep their meaning.
 */
export function formulas(this: Processor): void {
  remarkMath.call(this)
  const { micromarkExtensions = [] } = this.data() as { micromarkExtensions?: unknown[] }
  const extension = micromarkExtensions.at(-1) as Extension | undefined
  const text = extension?.text as Record<number, Construct>
  text[DOLLAR] = withoutPrices(text[DOLLAR] as Construct)
}

const DOLLAR = 36

/** What is used here of micromark's types, which come with no package of ours. */
type Code = number | null
type State = (code: Code) => State | undefined
type Token = { type: string; start: object; end: object }
type Context = {
  previous: Code
  events: [kind: string, token: Token, ...unknown[]][]
  sliceSerialize(token: Token): string
}
type Construct = { tokenize(this: Context, effects: object, ok: State, nok: State): State }
type Extension = { text?: Record<number, Construct> }

function withoutPrices(construct: Construct): Construct {
  return {
    ...construct,
    tokenize(effects, ok, nok) {
      const before = this.previous
      const checked: State = (after) => {
        const token = this.events.findLast(([kind, { type }]) => kind === 'exit' && type === 'mathText')?.[1]
        const written = token ? this.sliceSerialize(token) : ''
        return isFormula(written, before, after) ? ok(after) : nok(after)
      }
      return construct.tokenize.call(this, effects, checked, nok)
    },
  }
}

function isFormula(written: string, before: Code, after: Code): boolean {
  if (written.startsWith('$$')) return true
  const inside = written.slice(1, -1)
  if (isWordCharacter(before) || isWordCharacter(after)) return false
  return /^\S[\s\S]*(?<=\S)$/.test(inside) && !CHINESE.test(inside.replace(WORDS, ''))
}

function isWordCharacter(code: Code): boolean {
  return code !== null && code > 0 && /[A-Za-z0-9]/.test(String.fromCodePoint(code))
}

/** Words inside a formula. */
const WORDS = /\\(?:text|textbf|textit|textrm|textsf|mbox|mathrm|operatorname)\*?\s*\{[^{}]*\}/g

const CHINESE = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Bopomofo}\u3000-\u303f\uff00-\uffef“”‘’—…·]/u
