import { readFileSync, realpathSync } from 'node:fs'
import path from 'node:path'
import type { Located, SourceLine } from './server.ts'

/**
 * A place of the manuscript with the lines around it. Undefined for a file that is not the book's: neither one that has been read, nor
 * book.yaml or style.css.
 */
export function excerptOf(
  place: SourceLine,
  from: { root: string; sourceOf(file: string): string | undefined; editor: boolean },
): Located | undefined {
  const source = from.sourceOf(place.file) ?? ownFile(from.root, place.file)
  if (source === undefined) return undefined
  const all = source.split(/\r\n|\r|\n/)
  const first = Math.max(1, place.line - AROUND)
  const lines = all
    .slice(first - 1, place.line + AROUND)
    .map((text, index) => ({ number: first + index, text: text.slice(0, WIDEST) }))
  return { file: place.file, line: place.line, column: place.column, lines, editor: from.editor }
}

/** Lines before and after. */
const AROUND = 3

/** Characters of a line that are shown. */
const WIDEST = 2000

function ownFile(root: string, file: string): string | undefined {
  if (file !== 'book.yaml' && file !== 'style.css') return undefined
  try {
    const own = path.join(root, file)
    // One that is a link leads to a file that is not the book's.
    return realpathSync(own) === own ? readFileSync(own, 'utf8') : undefined
  } catch {
    return undefined
  }
}
