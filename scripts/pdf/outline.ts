import { PDFDict, type PDFDocument, PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib'
import type { Heading } from '../html/document.ts'

/**
 * Gives the entries of the outline the plain titles of the headings (ISO 32000-1, 12.3.3). The browser takes all that stands
 * in a heading's element: its ruby between the characters, the marks of its notes.
 * Entries of no such heading (one inside a quotation) keep their title.
 */
export function setOutlineTitles(pdf: PDFDocument, headings: readonly Heading[]): void {
  const entries = entriesBelow(pdf.catalog.lookupMaybe(PDFName.of('Outlines'), PDFDict))
  let next = 0
  for (const { number, text } of headings) {
    const position = entries.findIndex((entry, index) => index >= next && holds(titleOf(entry), text))
    const entry = entries[position]
    if (!entry) continue
    entry.set(TITLE, PDFHexString.fromText(number.endsWith('.') ? `${number} ${text}` : number + text))
    next = position + 1
  }
}

const TITLE = PDFName.of('Title')

function entriesBelow(parent: PDFDict | undefined): PDFDict[] {
  const entries: PDFDict[] = []
  let entry = parent?.lookupMaybe(PDFName.of('First'), PDFDict)
  while (entry) {
    entries.push(entry, ...entriesBelow(entry))
    entry = entry.lookupMaybe(PDFName.of('Next'), PDFDict)
  }
  return entries
}

function titleOf(entry: PDFDict): string {
  return entry.lookupMaybe(TITLE, PDFString, PDFHexString)?.decodeText() ?? ''
}

/** Whether `title` has all characters of `text` in their order, whatever stands between them. */
function holds(title: string, text: string): boolean {
  const wanted = [...text.replace(/\s+/gu, '')]
  let found = 0
  for (const character of title) if (character === wanted[found]) found += 1
  return found === wanted.length
}
