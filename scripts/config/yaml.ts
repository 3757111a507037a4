import { type Document, isMap, isScalar, LineCounter, parseDocument, visit } from 'yaml'
import type { Diagnostic, Domain, Outcome, Place } from '../diagnostics/diagnostic.ts'

/** A YAML mapping as plain data, and where every part of it stands. */
export type PlacedYaml = {
  data: Record<string, unknown>
  /** Place of the key (`key`) or of the value at a path; of the nearest enclosing part when there is none there. */
  place(path: readonly (string | number)[], part?: 'key' | 'value'): Place
}

/** Where the YAML text came from. `firstLine` is its first line's number in `file` (front matter starts at 2). */
export type YamlOrigin = { file: string; stage: 'config' | 'manuscript'; domain: Domain; firstLine?: number }

/** A configuration is small; whatever is larger is a mistake or an attack. */
const LIMIT = 256 * 1024

/**
 * Parses YAML 1.2 without its dangerous half: no aliases (the way to expand a few bytes into gigabytes), no second
 * document, no duplicate keys. Syntax errors come back with their line and column.
 */
export function parseYaml(text: string, origin: YamlOrigin): Outcome<PlacedYaml> {
  const { file, firstLine = 1 } = origin
  const lines = new LineCounter()
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(offset)
    return { file, line: Math.max(line, 1) + firstLine - 1, column: Math.max(col, 1) }
  }
  const wrong = (severity: 'error' | 'warning', name: string, message: string, hint: string, place: Place) =>
    ({ severity, rule: `${origin.stage}/${name}`, message, hint, place, domain: origin.domain }) satisfies Diagnostic

  if (text.length > LIMIT) {
    const message = `${file} 太大，超过 ${LIMIT / 1024} KB。`
    return {
      diagnostics: [wrong('error', 'yaml-too-large', message, '配置里只写书名、目录这些，正文放进 .md。', { file })],
    }
  }

  let document: Document.Parsed
  try {
    document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true })
  } catch (error) {
    // Thousands of nested brackets exhaust the parser's stack.
    const message = `${file} 解析不了（${(error as Error).message}）。`
    return { diagnostics: [wrong('error', 'yaml-syntax', message, '检查括号是否层层嵌套。', { file })] }
  }

  const diagnostics = [
    ...document.errors.map((error) => {
      const [message, hint] = explain(error.code, error.message)
      return wrong('error', 'yaml-syntax', message, hint, at(error.pos[0]))
    }),
    ...document.warnings.map((warning) =>
      wrong('warning', 'yaml-syntax', `YAML：${warning.message}`, '去掉 ! 开头的标签，直接写值。', at(warning.pos[0])),
    ),
  ]
  visit(document, {
    Alias(_key, node) {
      const place = at(node.range?.[0] ?? 0)
      diagnostics.push(wrong('error', 'yaml-alias', `不支持 YAML 别名（*${node.source}）。`, '把值直接写出来。', place))
      return visit.BREAK
    },
  })
  if (document.contents && !isMap(document.contents) && !isNothing(document.contents)) {
    const hint = '一行写一个“键: 值”，冒号用半角，后面空一格。'
    diagnostics.push(wrong('error', 'yaml-shape', '这里应当是“键: 值”。', hint, at(document.contents.range?.[0] ?? 0)))
  }
  if (diagnostics.some(({ severity }) => severity === 'error')) return { diagnostics }
  return { value: { data: document.toJS() ?? {}, place: (path, part) => at(find(document, path, part)) }, diagnostics }
}

/** Only comments, or nothing at all. */
const isNothing = (node: unknown) => isScalar(node) && node.value === null

function find(document: Document.Parsed, path: readonly (string | number)[], part: 'key' | 'value' = 'value'): number {
  for (let depth = path.length; depth > 0; depth -= 1) {
    const parent = document.getIn(path.slice(0, depth - 1), true)
    const wanted = part === 'key' || depth < path.length
    if (wanted && isMap(parent)) {
      const pair = parent.items.find(({ key }) => isScalar(key) && key.value === path[depth - 1])
      if (isScalar(pair?.key) && pair.key.range) return pair.key.range[0]
    }
    const node = document.getIn(path.slice(0, depth), true) as { range?: [number, number, number] } | undefined
    if (node?.range) return node.range[0]
  }
  return document.contents?.range?.[0] ?? 0
}

function explain(code: string, message: string): [message: string, hint: string] {
  switch (code) {
    case 'DUPLICATE_KEY':
      return ['YAML 写错了：同一个键写了两次。', '只留一个。']
    case 'TAB_AS_INDENT':
      return ['YAML 写错了：用了制表符缩进。', '换成空格，每层两个。']
    case 'BAD_INDENT':
      return ['YAML 写错了：缩进不对。', '同一层的键左边对齐，下一层多缩进两个空格。']
    case 'MISSING_CHAR':
      return ['YAML 写错了：少了一个符号（引号、括号、逗号或冒号）。', '补全成对的引号和括号；冒号、逗号用半角。']
    case 'MULTIPLE_DOCS':
      return ['YAML 写错了：文件里有两份内容（多了一行 ---）。', '删去 --- 及其后的内容。']
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
    case 'UNEXPECTED_TOKEN':
    case 'IMPOSSIBLE':
      return ['YAML 写错了：这里看不懂。', '一行写一个“键: 值”，冒号用半角，后面空一格；值里有冒号时整个加引号。']
    default:
      return [`YAML 写错了：${message}`, '一行写一个“键: 值”，冒号用半角，后面空一格。']
  }
}
