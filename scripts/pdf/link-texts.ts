import { type PDFDocument, PDFHexString, PDFName } from '@cantoo/pdf-lib'
import type { Language } from '../config/book.ts'
import type { Document } from '../html/document.ts'
import { type Words, wordsOf } from '../html/words.ts'
import { AsWritten } from './as-written.ts'
import { outlineTitle } from './outline.ts'

/**
 * Says of every link in words where it leads, for those who have the page read to them (ISO 14289-1, 7.18.5): the title of a heading, the
 * number of a note, the address of a page of the web. Links get the flags that an archive asks for, too.
 */
export function describeLinks({ context }: PDFDocument, language: Language, chapters: Document['chapters']): void {
  const words = wordsOf(language)
  const texts = textsById(chapters, words)
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof AsWritten) || !/^<<\/Type \/Annot\b[\s\S]*\/Subtype \/Link\b/.test(object.text)) continue
    const [, name, uri] = object.text.match(/\/Dest \/([^\s<>[\]()/]+)|\/URI \(((?:[^()\\]|\\.)*)\)/) ?? []
    const text = uri ?? texts.get(idOf(name ?? '')) ?? words.there
    const more = `\n/F ${PRINTED}\n/Contents ${PDFHexString.fromText(text)}>>`
    context.assign(ref, new AsWritten(object.text.replace(/(?:\n\/F \d+)?>>\s*$/, more)))
  }
}

/** Annotations that last are shown on paper too (ISO 19005-2, 6.3.2), though there is nothing of a link to see: ISO 32000-1, table 165. */
const PRINTED = 4

/** Destinations are named by the fragment of a link, percent signs and all. */
function idOf(name: string): string {
  return decodeURIComponent(PDFName.of(name).decodeText())
}

function textsById(chapters: Document['chapters'], { notes: word, backToNote }: Words): Map<string, string> {
  const texts = new Map<string, string>()
  for (const { headings, notes } of chapters) {
    for (const heading of headings) texts.set(heading.id, outlineTitle(heading))
    for (const { id, number } of notes) {
      texts.set(id, `${word} ${number}`)
      texts.set(id.replace(/^note/, 'call'), backToNote(number))
    }
  }
  return texts
}
