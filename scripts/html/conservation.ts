import type { Nodes as HtmlNodes } from 'hast'
import type { Point } from 'unist'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Chapter } from '../manuscript/chapter.ts'
import type { SourceRange } from './context.ts'
import type { DocumentChapter } from './document.ts'
import { markdownText, type Run } from './markdown-text.ts'
import { normalize } from './text.ts'

/**
 * Compares a composed chapter with its Markdown, character by character and in reading order. The Markdown is counted
 * by a walk of its own (markdown-text.ts), which shares nothing with the plugins, so that a plugin that drops, doubles or
 * moves text is found out. What the allow-list took out has been reported and is not expected.
 */
export function checkConservation(
  chapter: Chapter,
  composed: DocumentChapter,
  removed: readonly SourceRange[],
): Diagnostic[] {
  const expected = markdownText(chapter, removed)
  const diagnostics = compare(chapter, expected.body, textOf(composed.section, chapter.source), '正文')
  const notes = new Map(composed.notes.map((note) => [String(note.element.properties.dataSource), note]))
  for (const { point, label, runs } of expected.notes) {
    const note = notes.get(`${chapter.file}:${point.line}:${point.column}`)
    diagnostics.push(...compare(chapter, runs, note ? textOf(note.element, chapter.source) : '', `注 [^${label}] `))
  }
  return diagnostics
}

/** Everything but the braces and bars of ruby, which are notation here and plain characters there. */
function comparable(text: string): string {
  return normalize(text).replace(/[{|}]/g, '')
}

function compare(chapter: Chapter, runs: Run[], actual: string, what: string): Diagnostic[] {
  const found = comparable(actual)
  const whole = runs.map((run) => comparable(run.value)).join('')
  if (whole === found) return []
  let at = 0
  while (at < whole.length && whole[at] === found[at]) at += 1
  const { line, column } = placeOf(runs, at)
  const around = (text: string) => (at < text.length ? `“${text.slice(at, at + 12)}”` : '到此为止')
  return [
    {
      severity: 'error',
      rule: 'html/conservation',
      message: `${what}在转换中走了样：书稿这里是${around(whole)}，成书却是${around(found)}。`,
      hint: '附近若有 HTML 标签，改用 docs/dialect.md 的写法；没有的话是 Banxin 的毛病，请连同这一段报告。',
      place: { file: chapter.file, line, column },
    },
  ]
}

/** The line in the manuscript where the n-th compared character stands. */
function placeOf(runs: Run[], index: number): Point {
  let left = index
  for (const run of runs) {
    const length = comparable(run.value).length
    if (left < length) {
      let end = 0
      while (comparable(run.value.slice(0, end)).length <= left) end += 1
      const lines = run.value.slice(0, end).split('\n').length - 1
      return { line: run.point.line + lines, column: lines > 0 ? 1 : run.point.column }
    }
    left -= length
  }
  return runs.at(-1)?.point ?? { line: 1, column: 1 }
}

/**
 * Text of a tree without generated text. Ruby of the dialect is written base first and then all its readings; ruby that the
 * author wrote in HTML is in the order of its tags.
 */
function textOf(node: HtmlNodes, source: string): string {
  if (node.type === 'text') return node.value
  if (!('children' in node)) return ''
  const all = (children: HtmlNodes[]) => children.map((child) => textOf(child, source)).join('')
  if (node.type !== 'element') return all(node.children)
  if (node.properties.dataGenerated !== undefined) return ''
  // What a formula prints is made of its TeX, which it carries.
  if (node.tagName === 'math') return String(node.properties.alttext ?? '')
  const isHtml = source[node.position?.start.offset ?? -1] === '<'
  if (node.tagName !== 'ruby' || isHtml) return all(node.children)
  const isReading = (child: HtmlNodes) => child.type === 'element' && child.tagName === 'rt'
  return all([...node.children.filter((child) => !isReading(child)), ...node.children.filter(isReading)])
}
