import type { Heading } from '../html/document.ts'
import type { Page } from '../pages/page.ts'
import { PDFDict, type PDFDocument, PDFHexString, PDFName } from './pdf-lib.ts'

/**
 * Gives the entries of the outline the plain titles of the headings (ISO 32000-1, 12.3.3). The browser makes an entry of every
 * heading on the pages, in their order, and takes all that stands in it: its ruby between the characters, the marks of its notes.
 * Entries of headings that are not of the outline (one inside a quotation, the title of the contents) keep their title.
 */
export function setOutlineTitles(
  pdf: PDFDocument,
  pages: readonly Pick<Page, 'html' | 'notes'>[],
  headings: readonly Heading[],
): void {
  const entries = entriesBelow(pdf.catalog.lookupMaybe(PDFName.of('Outlines'), PDFDict))
  const ids = pages.flatMap(({ html, notes }) => headingIds(html + notes))
  // An outline that is not of these pages is left to the checks of the finished file.
  if (ids.length !== entries.length) return
  const byId = new Map(headings.map((heading) => [heading.id, heading]))
  for (const [index, entry] of entries.entries()) {
    const heading = byId.get(ids[index] ?? '')
    if (heading) entry.set(TITLE, PDFHexString.fromText(outlineTitle(heading)))
  }
}

/** Ids of the headings that begin in a page's HTML, in order; empty where one has none. */
function headingIds(html: string): string[] {
  return [...html.matchAll(/<h[1-6]\b([^>]*)>/g)].flatMap(([, attributes = '']) =>
    /\bdata-split-from=/.test(attributes) ? [] : [/ id="([^"]*)"/.exec(attributes)?.[1] ?? ''],
  )
}

/** A heading as the outline has it: the number, and the plain title. */
export function outlineTitle({ number, text }: Pick<Heading, 'number' | 'text'>): string {
  return number.endsWith('.') ? `${number} ${text}` : number + text
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
