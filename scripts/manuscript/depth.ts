import type { Diagnostic } from '../diagnostics/diagnostic.ts'

/**
 * Refuses text that only an attacker writes: containers nested hundreds deep, or emphasis marks by the thousand.
 * CommonMark gives them a meaning, but the parser needs a stack and a time that grow with them; no author needs either.
 */
export function checkDepth(file: string, source: string): Diagnostic[] {
  const found: Diagnostic[] = []
  for (const [index, line] of source.split(/\r\n|\r|\n/).entries()) {
    const nested = (line.match(CONTAINERS)?.[0].match(/[>*+-]|\d+[.)]/g) ?? []).length
    if (nested <= MOST_NESTED && !MARKS.test(line)) continue
    found.push({
      severity: 'error',
      rule: 'manuscript/too-deep',
      message: nested > MOST_NESTED ? `这一行嵌套了 ${nested} 层引文或列表` : '这一行有上千个连续的标记符号',
      hint: `嵌套不要超过 ${MOST_NESTED} 层；要印的是符号本身，就分成几行。`,
      place: { file, line: index + 1, column: 1 },
    })
  }
  return found
}

const MOST_NESTED = 100
const CONTAINERS = /^(?:[ \t]*(?:>|[*+-][ \t]|\d{1,9}[.)][ \t]))+/
const MARKS = /([*_~[])\1{999}/
