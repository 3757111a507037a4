import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { problem } from '../problem.ts'

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
