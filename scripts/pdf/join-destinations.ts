import { type PDFDocument, PDFName } from '@cantoo/pdf-lib'
import { AsWritten } from './as-written.ts'
import { rewrite } from './browser-file.ts'
import { type Piece, refText } from './piece.ts'

/** Where links lead that leave their piece; no such host exists (RFC 2606). */
export const ELSEWHERE = 'https://elsewhere.invalid/'

/**
 * Makes one dictionary of the named destinations of all pieces (ISO 32000-1, 12.3.2.3). Returns what turns the text of an annotation
 * whose link had to leave its piece into that of an inner link; one that leads nowhere stays, for the gate to find.
 */
export function joinDestinations(pieces: readonly Piece[], pdf: PDFDocument): (text: string) => string {
  const names = new Map<string, string>()
  const entries: string[] = []
  for (const piece of pieces) {
    for (const [name, destination] of piece.frame.destinations) {
      // Named by the fragment of a link, percent signs and all.
      const id = decodeURIComponent(PDFName.of(name).decodeText())
      if (names.has(id)) continue
      names.set(id, name)
      entries.push(`/${name} ${rewrite(destination, { reference: (number) => refText(piece, number) })}`)
    }
  }
  if (entries.length > 0) {
    const dictionary = pdf.context.register(new AsWritten(`<<${entries.join('\n')}>>`))
    pdf.catalog.set(PDFName.of('Dests'), dictionary)
  }
  return (text) =>
    text.replace(OUTWARD, (whole: string, fragment: string) => {
      const name = names.get(decodeURIComponent(fragment))
      return name === undefined ? whole : `/Dest /${name}`
    })
}

const OUTWARD = /\/A <<[^<>]*\/URI \(https:\/\/elsewhere\.invalid\/#([^()\\]*)\)[^<>]*>>/
