import type { Language } from '../config/book.ts'
import type { DocumentFrame } from '../html/document.ts'
import { type Words, wordsOf } from '../html/words.ts'
import { AsWritten } from './as-written.ts'
import { destinationName } from './join-destinations.ts'
import { outlineTitle } from './outline.ts'
import { type PDFDocument, PDFHexString, PDFName } from './pdf-lib.ts'

/**
 * Says of every link in words where it leads, for those who have the page read to them (ISO 14289-1, 7.18.5): the title of a heading, the
 * number of a note, the address of a page of the web.
 */
export function describeLinks({ context }: PDFDocument, language: Language, chapters: DocumentFrame['chapters']): void {
  const words = wordsOf(language)
  const texts = textsByName(chapters, words)
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof AsWritten) || !/^<<\/Type \/Annot\b[\s\S]*\/Subtype \/Link\b/.test(object.text)) continue
    const [, name, uri] = object.text.match(/\/Dest \/([^\s<>[\]()/]+)|\/URI \(((?:[^()\\]|\\.)*)\)/) ?? []
    const text = uri ?? texts.get(PDFName.of(name ?? '').decodeText()) ?? words.there
    context.assign(ref, new AsWritten(object.text.replace(/>>\s*$/, `\n/Contents ${PDFHexString.fromText(text)}>>`)))
  }
}

/** By the names of destinations. */
function textsByName(chapters: DocumentFrame['chapters'], { notes: word, backToNote }: Words): Map<string, string> {
  const texts = new Map<string, string>()
  for (const { headings, notes } of chapters) {
    for (const heading of headings) texts.set(destinationName(heading.id), outlineTitle(heading))
    for (const { id, number } of notes) {
      texts.set(destinationName(id), `${word} ${number}`)
      texts.set(destinationName(id.replace(/^note/, 'call')), backToNote(number))
    }
  }
  return texts
}
