import { ordinary } from './characters.ts'
import type { Drawn, Glyph } from './drawn.ts'
import type { ExpectedPage, GlyphPlaces, PdfFont, PdfPage } from './pdf-facts.ts'
import { isInOrder } from './reading-order.ts'

/** A page as a reader of PDFs has it. */
export type SeenPage = Pick<PdfPage, 'width' | 'height' | 'links' | 'pictures'> & {
  drawn: Drawn
  /** Its fonts, by the names by which its glyphs have them. */
  fonts: ReadonlyMap<string, PdfFont>
}

/**
 * What is kept of a page that has been read.
 * @param byTags its glyphs in the order of its tags, for a page whose order of drawing is not that of its text; undefined where they do not tell
 */
export function pageFacts(
  { drawn: { glyphs }, fonts, ...seen }: SeenPage,
  tagged?: { glyphs: readonly Glyph[] | undefined },
): PdfPage {
  return {
    ...seen,
    text: textOf(glyphs),
    ...(tagged?.glyphs && { tagged: textOf(tagged.glyphs) }),
    ...(tagged && !tagged.glyphs && { unordered: true }),
    sizes: new Set(glyphs.map(({ size }) => size)),
    fonts: distinctFonts([...fonts.values()]),
  }
}

/** What every glyph of a page is, and where it stands: for two readers to compare. */
export function placesOf({ drawn: { glyphs }, fonts }: SeenPage): GlyphPlaces {
  const lengths = glyphs.flatMap(({ x, y, width, size, height }) => [x, y, width, size, height])
  const looks = glyphs.map(
    ({ text, towards, slanted, font, code, mark }) =>
      `${text} ${towards} ${slanted} ${fonts.get(font)?.name} ${code} ${mark}`,
  )
  return { looks: looks.join('\n'), lengths: Float64Array.from(lengths) }
}

/** Whether the glyphs are the same, and stand where they stand. PDF.js reckons with some of the lengths in single precision. */
export function areTheSame(one: GlyphPlaces, other: GlyphPlaces): boolean {
  if (one.looks !== other.looks) return false
  return one.lengths.every((length, index) => Math.abs(length - (other.lengths[index] as number)) < PRECISE)
}

/** pt; sizes are rounded to a hundredth. */
const PRECISE = 0.015

/** What is drawn late (a word with dots beside it) stands last: only the tags know where it is read. */
export function isLate(glyphs: readonly Glyph[], order: ExpectedPage['order'] | undefined): boolean {
  return order !== undefined && !isInOrder(ordinary(textOf(glyphs)), order)
}

function textOf(glyphs: readonly Glyph[]): string {
  let text = ''
  for (const glyph of glyphs) text += glyph.text
  return text.replace(/\s+/gu, '')
}

function distinctFonts(fonts: readonly PdfFont[]): PdfFont[] {
  return [...new Map(fonts.map((font) => [JSON.stringify(font), font])).values()]
}
