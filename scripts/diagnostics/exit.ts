import type { Diagnostic, Domain } from './diagnostic.ts'

const codes: Record<Domain, 1 | 2 | 3> = { manuscript: 1, configuration: 2, machine: 3 }

/**
 * The process's exit code: 0 done, 1 the manuscript or an output has an error, 2 wrong use or configuration,
 * 3 the machine lacks something. The highest one wins; warnings do not count.
 */
export function exitCode(diagnostics: readonly Diagnostic[]): 0 | 1 | 2 | 3 {
  let worst: 0 | 1 | 2 | 3 = 0
  for (const { severity, domain = 'manuscript' } of diagnostics) {
    if (severity === 'error' && codes[domain] > worst) worst = codes[domain]
  }
  return worst
}
