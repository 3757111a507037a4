import { ordinary } from './characters.ts'
import type { Drawn, Glyph } from './drawn.ts'
import type { ExpectedPage, PdfFont, PdfPage } from './pdf-facts.ts'
import { isInOrder } from './reading-order.ts'
import { measurePage } from './type/measure.ts'

/** A page as a reader of PDFs has it. */
export type SeenPage = Pick<PdfPage, 'width' | 'height' | 'links' | 'pictures'> & {
  drawn: Pick<Drawn, 'glyphs' | 'shapes'>
  /** Its fonts, by the names by which its glyphs have them. */
  fonts: ReadonlyMap<string, PdfFont>
}

/**
 * What is kept of a page that has been read.
 * @param byTags its glyphs in the order of its tags, for a page whose order of drawing is not that of its text; undefined where they do not tell
 */
export function pageFacts(
  { drawn: { glyphs, shapes }, fonts, ...seen }: SeenPage,
  { order, planned, next }: Partial<ExpectedPage>,
  tagged?: { glyphs: readonly Glyph[] | undefined },
): PdfPage {
  const names = new Map([...fonts].map(([key, { name }]) => [key, name]))
  return {
    ...seen,
    text: textOf(glyphs),
    ...(tagged?.glyphs && { tagged: textOf(tagged.glyphs) }),
    ...(tagged && !tagged.glyphs && { unordered: true }),
    sizes: new Set(glyphs.map(({ size }) => size)),
    fonts: distinctFonts([...fonts.values()]),
    ...(planned && {
      type: measurePage(
        planned,
        { glyphs: tagged?.glyphs ?? glyphs, shapes, fonts: names },
        order?.margins ?? '',
        next,
      ),
    }),
  }
}

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
