import { closest, distance } from 'fastest-levenshtein'
import type * as v from 'valibot'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { keysAt } from './schema.ts'
import type { PlacedYaml } from './yaml.ts'

/** Names that other tools use for a key of ours, further away than a slip of the finger. */
const otherNames: Record<string, string> = {
  author: 'creators',
  authors: 'creators',
  creator: 'creators',
  lang: 'language',
  id: 'identifier',
  isbn: 'identifier',
  collection: 'series',
  output: 'format',
  direction: 'writing',
  size: 'theme',
}

/** Keys that are looked for here and belong to the machine: a book goes from hand to hand and may not send anybody's browser anywhere. */
const ofTheMachine: Record<string, string> = {
  browser: '用哪个浏览器由构建的人定，不由书定：用 --browser。',
  browsers: '用哪些浏览器由构建的人定，不由书定：写进环境变量 BANXIN_BROWSERS 或 --browsers。',
}

const examples: Record<string, string> = {
  title: 'title: 书名',
  date: 'date: 2026-11-22',
  name: 'name: 名称',
}

/** What the schema found wrong with book.yaml, as diagnostics with the place of the key or value. */
export function describeIssues(issues: readonly v.BaseIssue<unknown>[], yaml: PlacedYaml): Diagnostic[] {
  return issues.map((issue) => {
    const path = (issue.path ?? []).map(({ key }) => key as string | number)
    const key = String(path.at(-1) ?? '')
    if (issue.type === 'strict_object' && issue.expected === 'never') return unknownKey(path, key, yaml)
    if (issue.type === 'strict_object' && issue.input === undefined && path.length > 0) {
      return finding('key-missing', `缺少 ${key}。`, `加一行：${examples[key] ?? `${key}: …`}`, yaml.place(path))
    }
    const hint =
      // A number where words belong; one that is out of its range is of the right kind.
      typeof issue.input === 'number' && issue.type === 'string'
        ? `要原样当文字，就加引号：${key}: "${issue.input}"`
        : `改正 ${key} 的值。`
    return finding(
      'value-invalid',
      `${nameOf(path)} ${issue.message}，现在是 ${shown(issue.input)}。`,
      hint,
      yaml.place(path),
    )
  })
}

/** A finding about the configuration: the caller has to mend it, exit code 2. */
export function finding(
  rule: string,
  message: string,
  hint: string,
  place: Diagnostic['place'],
  severity: Diagnostic['severity'] = 'error',
): Diagnostic {
  return { severity, rule: `config/${rule}`, message, hint, place, domain: 'configuration' }
}

/** The likeliest of `known` that somebody meant by `word`; nothing when none is near. */
export function didYouMean(word: string, known: readonly string[]): string | undefined {
  const other = otherNames[word.toLowerCase()]
  if (other && known.includes(other)) return other
  if (known.length === 0) return undefined
  const best = closest(word.toLowerCase(), known)
  // Two letters swapped count as two changes.
  const near = best.length <= 3 ? 1 : Math.max(2, Math.floor(best.length / 3))
  return distance(word.toLowerCase(), best) <= near ? best : undefined
}

function unknownKey(path: (string | number)[], key: string, yaml: PlacedYaml): Diagnostic {
  const known = keysAt(path.slice(0, -1))
  const best = didYouMean(key, known)
  const machine = path.length === 1 ? ofTheMachine[key] : undefined
  const hint = machine ?? (best ? `是不是想写 ${best}？` : `这里能用的键：${known.join('、')}。`)
  return finding('key-unknown', `不认识的键 ${key}。`, hint, yaml.place(path, 'key'))
}

/** `editions.a.theme`, `creators 第 2 项`. */
function nameOf(path: (string | number)[]): string {
  const parts = path.map((part) => (typeof part === 'number' ? ` 第 ${part + 1} 项` : `.${part}`))
  return parts.join('').slice(1)
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return '空的'
  if (Array.isArray(value)) return '一个列表'
  if (typeof value === 'object') return '一组“键: 值”'
  // A terminal obeys control characters.
  const text = String(value).replace(
    /\p{Cc}/gu,
    (control) => `U+${control.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
  )
  return text.length > 40 ? `${text.slice(0, 40)}…` : text === '' ? '空的' : text
}
