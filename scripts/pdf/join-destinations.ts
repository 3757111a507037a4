import { createHash } from 'node:crypto'
import { AsWritten } from './as-written.ts'
import { rewrite } from './browser-file.ts'
import { type PDFDocument, PDFName } from './pdf-lib.ts'
import { type Piece, refText } from './piece.ts'

/** Where links lead that leave their piece; no such host exists (RFC 2606). */
export const ELSEWHERE = 'https://elsewhere.invalid/'

/**
 * What the destination of an element is called in a finished file, by its id: in letters that every reader takes alike, and no longer
 * than a name may be (ISO 32000-1, annex C: 127 bytes), which fourteen Han would be.
 */
export function destinationName(id: string): string {
  const name = encodeURIComponent(id)
  return name.length <= LONGEST ? name : `~${createHash('sha256').update(id).digest('hex')}`
}

const LONGEST = 127

/**
 * Makes one dictionary of the named destinations of all pieces (ISO 32000-1, 12.3.2.3). Returns what turns the text of an annotation
 * whose link had to leave its piece into that of an inner link; one that leads nowhere stays, for the gate to find.
 */
export function joinDestinations(pieces: readonly Piece[], pdf: PDFDocument): (text: string) => string {
  const names = new Set<string>()
  const entries: string[] = []
  for (const piece of pieces) {
    for (const [name, destination] of piece.frame.destinations) {
      const id = idOf(name)
      if (names.has(id)) continue
      names.add(id)
      entries.push(
        `${PDFName.of(destinationName(id))} ${rewrite(destination, { reference: (number) => refText(piece, number) })}`,
      )
    }
  }
  if (entries.length > 0) {
    const dictionary = pdf.context.register(new AsWritten(`<<${entries.join('\n')}>>`))
    pdf.catalog.set(PDFName.of('Dests'), dictionary)
  }
  return (text) =>
    text.replace(LINK, (whole: string, inward?: string, fragment = '') => {
      const id = inward === undefined ? decodeURIComponent(fragment) : idOf(inward)
      return names.has(id) ? `/Dest ${PDFName.of(destinationName(id))}` : whole
    })
}

/** The browser names them by the fragment of a link, percent signs and all. */
function idOf(name: string): string {
  return decodeURIComponent(PDFName.of(name).decodeText())
}

const LINK = /\/Dest \/([^\s<>[\]()/]+)|\/A <<[^<>]*\/URI \(https:\/\/elsewhere\.invalid\/#([^()\\]*)\)[^<>]*>>/
