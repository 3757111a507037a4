import type { Text } from 'mdast'
import type { Point } from 'unist'
import type { VFile } from 'vfile'

/** Where the characters of a text node come from. */
export type SourceText = {
  /** Place of the character at an index of the node's value. */
  point(index: number): Point | undefined
  /** True when the character was written with a backslash or as a character reference, so that it means only itself. */
  escaped(index: number): boolean
}

/**
 * Lines a text node's value up with its Markdown. A parser drops backslashes, decodes references and leaves out the
 * marks at the start of a continued line (`> `, indentation); afterwards only the source still says which was which.
 */
export function sourceText(node: Text, file: VFile): SourceText {
  const source = String(file)
  const start = node.position?.start.offset
  if (start === undefined) return { point: () => node.position?.start, escaped: () => false }
  const offsets = align(node.value, source, start, node.position?.end.offset ?? source.length)
  return {
    point: (index) => pointAt(source, offsets[index] ?? start),
    escaped: (index) => source[offsets[index] ?? start] !== node.value[index],
  }
}

const lineEnd = /\r\n|\n|\r/g

function align(value: string, source: string, start: number, end: number): number[] {
  const offsets: number[] = []
  let at = start
  for (let index = 0; index < value.length; index += 1) {
    if (value[index] === '\n') {
      lineEnd.lastIndex = at
      const found = lineEnd.exec(source)
      offsets.push(found?.index ?? at)
      if (found) at = lineEnd.lastIndex
      while (at < end && ' \t>'.includes(source[at] ?? '') && source[at] !== value[index + 1]) at += 1
      continue
    }
    if (source[at] === '\\' && source[at + 1] === value[index] && isAsciiPunctuation(value[index])) {
      offsets.push(at)
      at += 2
      continue
    }
    const reference = source[at] === '&' ? /^&(#\d+|#x[\da-f]+|\w+);/i.exec(source.slice(at, at + 40))?.[0] : undefined
    if (reference !== undefined && !value.startsWith(reference, index)) {
      offsets.push(at)
      // A reference above U+FFFF gives two code units.
      if ((value.codePointAt(index) ?? 0) > 0xffff) {
        index += 1
        offsets.push(at)
      }
      at += reference.length
      continue
    }
    const found = source[at] === value[index] ? at : source.indexOf(value[index] ?? '', at)
    at = found === -1 || found >= end ? at : found
    offsets.push(at)
    at += 1
  }
  return offsets
}

function isAsciiPunctuation(character: string | undefined): boolean {
  return character !== undefined && /[!-/:-@[-`{-~]/.test(character)
}

function pointAt(source: string, offset: number): Point {
  const lines = source.slice(0, offset).split(/\r\n|\n|\r/)
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1, offset }
}
