import type { Language, PrintEdition, Quotes } from '../../config/book.ts'
import { type Flow, liveCells, rewriteCell } from './flow.ts'

const CORNER: Record<string, string> = { '“': '「', '”': '」', '‘': '『', '’': '』' }
const CURLY = Object.fromEntries(Object.entries(CORNER).map(([curly, corner]) => [corner, curly]))

/**
 * Prints the quotes of the manuscript in the form that the edition asks for: the outer ones “” as 「」 and the inner ones ‘’ as 『』, or
 * the other way round. What was written stays in data-text. Quotes in Latin text are no Chinese quotes and stay.
 * Vertical Japanese has no “” (JLREQ, appendix A, cl-01 and cl-02: for horizontal text only), and vertical traditional Chinese has corner brackets too
 * (R28 in docs/typesetting.md), where the faces would draw primes: unless asked for otherwise they are such brackets there, as in the e-book. Faces of simplified Chinese
 * turn them into the right brackets by themselves.
 */
export function setQuotes(flow: Flow, { quotes, writing, language }: Setting): void {
  const unfit = writing === 'vertical' && language !== 'zh-Hans'
  if (quotes === 'as-written' && !unfit) return
  const forms = quotes === 'curly' ? CURLY : CORNER
  for (const cell of liveCells(flow).cells) {
    const form = forms[cell.text]
    if (!form || cell.origin.type !== 'text' || (cell.kind !== 'opener' && cell.kind !== 'closer')) continue
    cell.wraps.push({ className: 'quote', properties: { dataText: cell.text }, text: form })
  }
}

type Setting = { quotes: Quotes; writing: PrintEdition['writing']; language: Language }

/**
 * The quotes of a text whose reader may draw “” on their side in vertical lines, or not turn them at all: corner brackets stand right in
 * every one. Simplified Chinese has the double ones outside (GB/T 15834-2011, 5.2), the others have the single ones. What is
 * written is replaced, so that lines break and marks close up as they would.
 */
export function writeUprightQuotes(flow: Flow, { language }: { language: Language }): void {
  const forms = uprightForms(language)
  for (const cell of liveCells(flow).cells) {
    const isQuote = cell.origin.type === 'text' && (cell.kind === 'opener' || cell.kind === 'closer')
    const form = isQuote ? forms[cell.text] : undefined
    if (form) rewriteCell(flow, cell, form)
  }
}

/** A text with all its quotes in their upright forms, Latin ones too: for whoever compares what was written with what was made of it. */
export function inUprightQuotes(text: string, language: Language): string {
  const forms = uprightForms(language)
  return text.replace(/[“”‘’]/g, (quote) => forms[quote] ?? quote)
}

const uprightForms = (language: Language) => (language === 'zh-Hans' ? DOUBLE_OUTSIDE : CORNER)

const DOUBLE_OUTSIDE: Record<string, string> = { '“': '『', '”': '』', '‘': '「', '’': '」' }
