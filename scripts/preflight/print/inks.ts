import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { PressFile } from '../../pdf/marks/press-file.ts'
import { problem } from '../problem.ts'

/** Of what the inks of a press file are: what could not be turned; and that black stayed black alone where it went through another program. */
export function checkInks(edition: string, { left, inks }: Pick<PressFile, 'left' | 'inks'>): Diagnostic[] {
  const turned =
    left.length === 0
      ? []
      : [problem('press-colour', `${edition} 里有改不成黑墨的东西：${left.slice(0, 5).join('、')}。`)]
  if (!inks) return turned
  const mixed = inks.flatMap(({ coverage: { cyan, magenta, yellow }, coloured }, index) =>
    !coloured && cyan + magenta + yellow > 0 ? [index + 1] : [],
  )
  const coloured = inks.filter((page) => page.coloured).length
  if (mixed.length > 0) {
    const message = `${edition} 第 ${mixed[0]} 页等 ${mixed.length} 页只有黑字，分色以后却用了青、品红、黄墨。`
    return [...turned, problem('press-black', message)]
  }
  const message = `${edition} 的墨量已读回：${inks.length} 页，其中 ${coloured} 页有彩色，其余只用黑墨。`
  return [...turned, { severity: 'info', rule: 'preflight/press-inks', message }]
}
