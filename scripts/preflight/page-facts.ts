import { ordinary } from './characters.ts'
import type { Drawn, Glyph } from './drawn.ts'
import type { DrawnPlaces, ExpectedPage, PdfFont, PdfPage } from './pdf-facts.ts'
import { isInOrder } from './reading-order.ts'

/** A page as a reader of PDFs has it. */
export type SeenPage = Pick<PdfPage, 'width' | 'height' | 'links' | 'pictures'> & {
  drawn: Drawn
  /** Its fonts, by the names by which its glyphs have them. */
  fonts: ReadonlyMap<string, PdfFont>
}

/**
 * What is kept of a page that has been read.
 * @param tagged its glyphs in the order of its tags, for a page whose order of drawing is not that of its text; undefined where they do not tell
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

/** What every glyph of a page is, and where it and all that is painted stands: for two readers to compare. */
export function placesOf({ drawn: { glyphs, shapes, pictures }, fonts }: SeenPage): DrawnPlaces {
  const lengths = glyphs.flatMap(({ x, y, width, size, height }) => [x, y, width, size, height])
  const looks = glyphs.map(
    ({ text, towards, slanted, font, code, mark }) =>
      `${text} ${towards} ${slanted} ${fonts.get(font)?.name} ${code} ${mark}`,
  )
  const boxes = [shapes, pictures].flatMap((some) => [
    some.length,
    ...some.flatMap(({ left, top, right, bottom }) => [left, top, right, bottom]),
  ])
  return { looks: looks.join('\n'), lengths: Float64Array.from([...lengths, ...boxes]) }
}

/** Whether all is the same, and stands where it stands. PDF.js reckons with some of the lengths in single precision. */
export function areTheSame(one: DrawnPlaces, other: DrawnPlaces): boolean {
  if (one.looks !== other.looks || one.lengths.length !== other.lengths.length) return false
  return one.lengths.every((length, index) => {
    const there = other.lengths[index] as number
    // Without a clip a ground goes on for ever.
    return length === there || Math.abs(length - there) < PRECISE
  })
}

/** pt; sizes are rounded to a hundredth, and boxes of two programs differ by two. */
const PRECISE = 0.03

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
