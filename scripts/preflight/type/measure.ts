import type { Drawn, Glyph } from '../drawn.ts'
import type { SeenPage } from '../page-facts.ts'
import type { ExpectedPage, PdfPage } from '../pdf-facts.ts'
import { beside } from './beside.ts'
import { cellLinesOf } from './cells.ts'
import { partsOf } from './cuts.ts'
import { lineEdges } from './edges.ts'
import { lineEnds } from './ends.ts'
import { forms } from './forms.ts'
import { hanLatinGaps } from './gaps.ts'
import { gridOf } from './grid.ts'
import { type Line, linesOf } from './lines.ts'
import { margins } from './margins.ts'
import { marks } from './marks.ts'
import { official } from './official.ts'
import { type Check, type PageMeasure, type PlannedPage, type ReadPage, type Tally, usual } from './page.ts'
import { paragraphs } from './paragraphs.ts'
import { readings } from './readings.ts'
import { twoRows } from './two-rows.ts'
import { unbroken } from './unbroken.ts'
import { uprightDigits, verticalForms } from './upright.ts'

const CHECKS: Check[] = [
  lineEdges,
  unbroken,
  marks,
  lineEnds,
  hanLatinGaps,
  paragraphs,
  beside,
  readings,
  twoRows,
  uprightDigits,
  verticalForms,
  forms,
  margins,
  official,
]

/** The typesetting of a page that has been read, where it was asked for; `glyphs`: in the order in which it is read. */
export function typeOf(
  { drawn: { shapes }, fonts }: Pick<SeenPage, 'drawn' | 'fonts'>,
  glyphs: readonly Glyph[],
  { order, planned, next }: Partial<ExpectedPage>,
): Pick<PdfPage, 'type'> {
  if (!planned) return {}
  const names = new Map([...fonts].map(([key, { name }]) => [key, name]))
  return { type: measurePage(planned, { glyphs, shapes, fonts: names }, order?.margins ?? '', next) }
}

/**
 * Measures one page.
 * @param read its glyphs in the order in which it is read, margins first, its painted paths, and the names of its fonts
 * @param text of the running head and folio, in ordinary characters
 * @param next the page behind it, if there is one
 */
export function measurePage(
  planned: PlannedPage,
  read: { glyphs: readonly Glyph[]; shapes: Drawn['shapes']; fonts: ReadPage['fonts'] },
  text: string,
  next: PlannedPage | undefined,
): PageMeasure {
  const { lines, margin } = linesOf(read.glyphs, {
    flows: planned.flows,
    margins: text,
    area: planned.area,
    usual: usual(planned),
  })
  const follower = next?.flows[0]
  return checkPage({
    ...planned,
    lines,
    margin,
    shapes: read.shapes,
    fonts: read.fonts,
    next: follower?.continued ? follower.text : '',
  })
}

/** Runs every check over a page that has been read. */
export function checkPage(page: ReadPage): PageMeasure {
  const measure: PageMeasure = { side: page.side, results: {}, samples: {}, grid: [], cells: [], parts: [] }
  const numbers = new Map<Line, number>(page.lines.map((line, index) => [line, index + 1]))
  const place: Tally['place'] = (line, snippet) => ({
    page: page.index,
    line: (line && numbers.get(line)) ?? 0,
    source: line?.flow.source ?? '',
    text: snippet,
  })
  const tally: Tally = {
    place,
    check(id, line, fault) {
      measure.results[id] ??= { checked: 0, places: [] }
      const result = measure.results[id]
      result.checked += 1
      if (fault !== undefined && fault !== false) result.places.push(place(line, fault))
    },
    sample(name, value) {
      measure.samples[name] ??= []
      measure.samples[name].push(Math.round(value * 1000) / 1000)
    },
  }
  for (const check of CHECKS) check(page, tally)
  measure.grid = gridOf(page, place)
  measure.cells = cellLinesOf(page, place)
  measure.parts = partsOf(page, place)
  return measure
}
