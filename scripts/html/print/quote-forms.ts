import type { Quotes } from '../../config/book.ts'
import { type Flow, liveCells } from './flow.ts'

const CORNER: Record<string, string> = { '“': '「', '”': '」', '‘': '『', '’': '』' }
const CURLY = Object.fromEntries(Object.entries(CORNER).map(([curly, corner]) => [corner, curly]))

/**
 * Prints the quotes of the manuscript in the form that the edition asks for: the outer ones “” as 「」 and the inner ones ‘’ as 『』, or
 * the other way round. What was written stays in data-text. Quotes in Latin text are no Chinese quotes and stay.
 */
export function setQuotes(flow: Flow, { quotes }: { quotes: Quotes }): void {
  if (quotes === 'as-written') return
  const forms = quotes === 'corner' ? CORNER : CURLY
  for (const cell of liveCells(flow).cells) {
    const form = forms[cell.text]
    if (!form || cell.origin.type !== 'text' || (cell.kind !== 'opener' && cell.kind !== 'closer')) continue
    cell.wraps.push({ className: 'quote', properties: { dataText: cell.text }, text: form })
  }
}
