import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { problem } from '../problem.ts'
import type { ReadBack } from './read-back.ts'

/**
 * Every page of a derived file has the text that it should have.
 * @param first the number of the first of them, in messages
 */
export function checkTexts(found: readonly string[], wanted: readonly string[], first = 1): Diagnostic[] {
  if (found.length !== wanted.length) {
    return [problem('derived-count', `PDF 应有 ${wanted.length} 页，却有 ${found.length} 页。`)]
  }
  const wrong = wanted.flatMap((text, index) => (text === found[index] ? [] : [index]))
  const [index] = wrong
  if (index === undefined) return []
  const [is = '', should = ''] = [found[index], wanted[index]]
  const from = [...should].findIndex((character, place) => character !== [...is][place])
  const near = (text: string) => text.slice(Math.max(0, from - 5), from + 10) || '（没有字）'
  const message = `PDF 第 ${first + index} 页等 ${wrong.length} 页的字与原来的不同：“${near(is)}”，应为“${near(should)}”。`
  return [problem('derived-text', message)]
}

/**
 * The same by both readers: of every page its operators, of some PDF.js.
 * @param first index of the page that the first of `wanted` is
 */
export function checkReadTexts(
  { painted, facts, sample }: ReadBack,
  wanted: readonly string[],
  first = 0,
): Diagnostic[] {
  const own = painted.slice(first).map(({ text }) => text)
  const wrong = checkTexts(own, wanted, first + 1)
  if (wrong.length > 0) return wrong
  const seen = new Map(sample.map((page, index) => [page - first, facts.pages[index]?.text ?? '']))
  const others = wanted.map((text, index) => seen.get(index) ?? text)
  return checkTexts(others, wanted, first + 1)
}
