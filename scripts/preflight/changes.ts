import { diff } from 'fast-myers-diff'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { problem } from './problem.ts'
import { quote } from './quote.ts'

/** One place where a text differs: what is gone, what has come. Indexes count characters, not UTF-16 units. */
export type Change = { wantedAt: number; lost: string; foundAt: number; more: string; doubled: boolean }

/** The fewest changes from one text to the other; none when they are equal. */
export function changesBetween(wanted: string, found: string): Change[] {
  if (wanted === found) return []
  const before = [...wanted]
  const after = [...found]
  return [...diff(before, after)].map(([from, to, start, end]) => {
    const more = after.slice(start, end).join('')
    return {
      wantedAt: from,
      lost: before.slice(from, to).join(''),
      foundAt: start,
      more,
      doubled: more !== '' && wanted.includes(more),
    }
  })
}

/**
 * A change as errors.
 * @param where what has it, for people: `第 3 页的正文`
 * @param source data-source of its block
 */
export function reportChange({ lost, more, doubled }: Change, where: string, source: string): Diagnostic[] {
  const found: Diagnostic[] = []
  if (lost) found.push(problem('text-lost', `${where}丢了${quote(lost)}。`, source))
  if (more && doubled) found.push(problem('text-doubled', `${where}重复了${quote(more)}。`, source))
  if (more && !doubled) found.push(problem('text-foreign', `${where}多出了${quote(more)}。`, source))
  return found
}
