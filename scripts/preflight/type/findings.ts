import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { placeOf } from '../../diagnostics/place.ts'
import type { Measured, RequirementId, TypePlace, TypeReport } from './report.ts'
import { REQUIREMENTS } from './requirements.ts'

/**
 * What of a report its author has to hear: one finding for each requirement that is not met, with the first places; report.json has
 * them all. What must be stops the edition, the rest are warnings.
 * @param edition its name
 */
export function typeFindings(report: TypeReport, edition: string): Diagnostic[] {
  return (Object.entries(report) as [RequirementId, Measured][]).flatMap(([id, measured]) => {
    const { title, rule, level, hint } = REQUIREMENTS[id]
    if (measured.count === 0 || level === 'figure') return []
    const first = measured.places.find(({ source }) => source !== '') ?? measured.places[0]
    const shown = measured.places.slice(0, SHOWN).map(nameOf).join('；')
    const more = measured.count > SHOWN ? `等 ${measured.count} 处` : ''
    return [
      {
        severity: level === 'must' && !isSlight(id, measured) ? 'error' : 'warning',
        rule: `preflight/${rule}`,
        message: `版本 ${edition}：“${title}”没有做到：${shown}${more}。`,
        hint,
        place: placeOf(first?.source),
      } satisfies Diagnostic,
    ]
  })
}

/** A few lines off the grid are no reason to keep a book from its reader. */
function isSlight(id: RequirementId, { count, checked }: Measured): boolean {
  return count <= (SLIGHT[id] ?? 0) * checked
}

/** Share of the lines. */
const SLIGHT: Partial<Record<RequirementId, number>> = { R14: 0.02 }
const SHOWN = 3

function nameOf({ page, line, text }: TypePlace): string {
  const where = line > 0 ? `第 ${page} 页第 ${line} 行` : `第 ${page} 页`
  return text === '' ? where : `${where}“${text}”`
}
