import { checkCells } from './cells.ts'
import { checkCuts } from './cuts.ts'
import { checkGrid } from './grid.ts'
import type { PageMeasure, PlannedPage } from './page.ts'
import type { Measured, RequirementId, TypePlace, TypeReport } from './report.ts'
import { REQUIREMENTS } from './requirements.ts'

/** The measures of all pages of an edition, in their order, as one report. */
export function reportType(pages: readonly PageMeasure[], planned: PlannedPage | undefined): TypeReport {
  if (!planned) return {}
  const report: TypeReport = { ...gather(pages), ...checkGrid(pages, planned.pitch), R36: checkCells(pages, planned) }
  report.R18 = sumOf(report.R18, checkCuts(pages))
  const leading = planned.pitch / planned.size
  const tight: TypePlace = { page: 1, line: 0, source: '', text: leading.toFixed(3) }
  report.R22 = {
    count: leading < 1.5 ? 1 : 0,
    checked: 1,
    places: leading < 1.5 ? [tight] : [],
    figures: { pitch: round(leading) },
  }
  addFigures(report, (name) => pages.flatMap(({ samples }) => samples[name] ?? []))
  const ids = Object.keys(REQUIREMENTS) as RequirementId[]
  // What an edition has nothing of is absent, and the rest in one order.
  return Object.fromEntries(ids.flatMap((id) => ((report[id]?.checked ?? 0) > 0 ? [[id, report[id]]] : [])))
}

function gather(pages: readonly PageMeasure[]): TypeReport {
  const report: TypeReport = {}
  for (const { results } of pages) {
    for (const [id, { checked, places }] of Object.entries(results) as [
      RequirementId,
      { checked: number; places: TypePlace[] },
    ][]) {
      report[id] ??= { count: 0, checked: 0, places: [] }
      const all = report[id]
      all.checked += checked
      all.count += places.length
      all.places.push(...places)
    }
  }
  return report
}

function sumOf(one: Measured | undefined, other: Measured): Measured {
  if (!one) return other
  const places = [...one.places, ...other.places].toSorted((a, b) => a.page - b.page)
  return { count: places.length, checked: one.checked + other.checked, places }
}

function addFigures(report: TypeReport, samples: (name: string) => number[]): void {
  const put = (measured: Measured | undefined, figures: Measured['figures']) => {
    if (measured) measured.figures = { ...measured.figures, ...figures }
  }
  const natural = percentile(samples('natural'), 0.5) ?? 1
  const stretch = samples('justified').map((step) => step - natural)
  put(report.R13, {
    p50: round(percentile(stretch, 0.5) ?? 0),
    p95: round(percentile(stretch, 0.95) ?? 0),
    max: round(largest([0, ...stretch])),
    over0_1: stretch.filter((one) => one > 0.1).length,
  })
  const [full, half] = [samples('full'), samples('half')]
  put(report.R12, { full: full.length, half: half.length, largest: round(largest([0, ...full, ...half])) })
  const uneven = samples('uneven')
  if (uneven.length > 0) put(report.R12, { uneven: round(largest(uneven) + largest(uneven.map((at) => -at))) })
  put(report.R11, { gaps: histogram(samples('gap'), 0.05) })
  put(report.R19, { indents: histogram(samples('indent'), 0.5) })
  const mm = (name: string) => round(percentile(samples(name), 0.5) ?? 0)
  put(report.G01, { top: mm('top'), binding: mm('binding'), width: mm('width') })
  put(report.G02, {
    lines: largest([0, ...samples('lines')]),
    characters: round(percentile(samples('characters'), 0.5) ?? 0),
  })
  put(report.G04, { below: mm('folio'), inset: mm('inset') })
}

function histogram(values: readonly number[], step: number): Record<string, number> {
  const counts = new Map<number, number>()
  for (const value of values) {
    const bin = Math.round(value / step)
    counts.set(bin, (counts.get(bin) ?? 0) + 1)
  }
  const bins = [...counts].sort(([one], [other]) => one - other)
  return Object.fromEntries(bins.map(([bin, count]) => [(bin * step).toFixed(2), count]))
}

function percentile(values: readonly number[], part: number): number | undefined {
  return values.toSorted((one, other) => one - other)[Math.min(values.length - 1, Math.floor(part * values.length))]
}

const largest = (values: readonly number[]) =>
  values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY)

const round = (value: number) => Math.round(value * 1000) / 1000
