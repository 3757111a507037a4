import type { ChangeKind, OffsetChange } from './imported.ts'

/** A piece of the text that remembers where each of its UTF-16 units stood in the source. */
export type Line = { text: string; offsets: readonly number[] }

/** Replace `length` units at `index` of a line by `text`. */
export type Edit = { index: number; length: number; text: string; kind: ChangeKind }

/** A rule looks at a line's text and says what it would change: ordered, not overlapping. */
export type Rule = (text: string) => Edit[]

/** Applies rules one after the other; each sees what the one before it left. */
export function applyRules(line: Line, rules: readonly Rule[]): { line: Line; changes: OffsetChange[] } {
  const changes: OffsetChange[] = []
  let current = line
  for (const rule of rules) {
    const edits = rule(current.text)
    for (const edit of edits) changes.push(describe(current, edit))
    if (edits.length > 0) current = applyEdits(current, edits)
  }
  return { line: current, changes }
}

/** Edits for every match of a global pattern whose replacement differs from it. */
export function substitute(
  text: string,
  pattern: RegExp,
  kind: ChangeKind,
  replacement: string | ((match: RegExpExecArray) => string),
): Edit[] {
  const edits: Edit[] = []
  for (const match of text.matchAll(pattern)) {
    const after = typeof replacement === 'string' ? replacement : replacement(match)
    if (after !== match[0]) edits.push({ index: match.index, length: match[0].length, text: after, kind })
  }
  return edits
}

/** Part of a line, as String.slice. */
export function sliceLine(line: Line, start: number, end = line.text.length): Line {
  return { text: line.text.slice(start, end), offsets: line.offsets.slice(start, end) }
}

/** Source offset of a position in a line; the position after its last unit counts as one more. */
export function offsetAt(line: Line, index: number): number {
  const offset = line.offsets[index]
  return offset ?? (line.offsets.at(-1) ?? -1) + 1
}

function applyEdits(line: Line, edits: readonly Edit[]): Line {
  const parts: string[] = []
  const offsets: number[] = []
  let from = 0
  const copy = (to: number) => {
    parts.push(line.text.slice(from, to))
    for (let index = from; index < to; index++) offsets.push(offsetAt(line, index))
  }
  for (const edit of edits) {
    copy(edit.index)
    parts.push(edit.text)
    const offset = offsetAt(line, edit.index)
    for (let unit = 0; unit < edit.text.length; unit++) offsets.push(offset)
    from = edit.index + edit.length
  }
  copy(line.text.length)
  return { text: parts.join(''), offsets }
}

function describe(line: Line, edit: Edit): OffsetChange {
  const before = line.text.slice(edit.index, edit.index + edit.length)
  return { offset: offsetAt(line, edit.index), kind: edit.kind, before, after: edit.text }
}
