import type { PressColour } from '../../config/book.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { Geometry } from '../../pages/page.ts'
import { surroundOf } from '../../pdf/marks/printers-marks.ts'
import type { OutlineEntry } from '../pdf-facts.ts'
import { checkResolution, LEAST_PPI, type PlacedPicture } from '../resolution.ts'
import { checkBox, checkSurround, checkUpright } from './boxes.ts'
import { cutOf, type EdgePage, edgeFindings, pagesToRead } from './edges.ts'
import { checkEmbedded, checkNavigation } from './file.ts'
import { unreadableFindings } from './grounds.ts'
import { checkPageInks } from './page-inks.ts'
import { picturesOn, readBack, readPictures } from './read-back.ts'
import { checkReadTexts } from './texts.ts'

/**
 * A press file against the pages that it was made from: every page once, its boxes to a hundredth of a millimetre, its text and below
 * it its slug; labels and outline; fonts; its inks; whether its pictures have the pixels that a press shows, and what
 * there is at the edges of its pages.
 */
export async function checkPress(
  data: Uint8Array,
  expected: {
    geometry: Pick<Geometry, 'trim' | 'area'>
    /** mm. */
    bleed: number
    /** Slug and text of every page. */
    lines: readonly string[]
    texts: readonly string[]
    labels: readonly string[]
    outline: readonly OutlineEntry[]
    /** What each page is called, where its content comes from, and whether something on it is meant to reach the edge. */
    pages: readonly EdgePage[]
    /** Pictures of the manuscript by page. */
    placed: readonly (readonly PlacedPicture[])[]
    colour: PressColour
    /** Most ink in one place, per cent. */
    limit: number
  },
): Promise<Diagnostic[]> {
  const { geometry, bleed, lines, texts, placed, colour } = expected
  const { trim, area } = geometry
  const { margin } = surroundOf(bleed)
  const looked = pagesToRead(expected.pages)
  const read = await readBack(data, { pages: looked, cut: cutOf(bleed) })
  const { pages, painted, facts } = read
  const grown = (mm: number) => ({ width: trim.width + 2 * mm, height: trim.height + 2 * mm })
  const wanted = texts.map((text, index) => `${text}${(lines[index] ?? '').replace(/\s/gu, '')}`)
  const inks = await readPictures(painted, (ppi) => colour === 'cmyk' || ppi < LEAST_PPI.press.lines)
  const sizes = [
    ...checkBox(pages, 'TrimBox', trim),
    ...checkBox(pages, 'BleedBox', grown(bleed)),
    ...checkBox(pages, 'MediaBox', grown(margin)),
  ]
  return [
    ...(sizes.length > 0 ? sizes : checkSurround(pages, { BleedBox: bleed, MediaBox: margin })),
    ...checkUpright(pages),
    ...checkReadTexts(read, wanted),
    ...checkEmbedded(read),
    ...checkNavigation(read, expected),
    ...checkPageInks(painted, inks, expected),
    ...unreadableFindings(painted, expected.pages, colour),
    ...checkResolution(picturesOn(painted, inks), placed, { kind: 'press', area }),
    ...edgeFindings(
      facts.pages.flatMap(({ edges }) => edges ?? []),
      { bleed, pages: looked.flatMap((index) => expected.pages[index] ?? []) },
    ),
  ]
}
