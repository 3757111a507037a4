/**
 * What every stage returns beside its value. A stage never prints and never throws for bad input:
 * it says what is wrong, where, and what to do, and the command decides what happens next.
 */
export type Severity = 'error' | 'warning' | 'info'

/** A place in a file of the publication. `file` is relative to the book's folder, with forward slashes; line and column count from 1. */
export type Place = { file: string; line?: number; column?: number }

/** Who has to act, and so the exit code: the author (1), whoever called or configured Banxin (2), whoever keeps the machine (3). */
export type Domain = 'manuscript' | 'configuration' | 'machine'

export type Diagnostic = {
  severity: Severity
  /** Stable ASCII id, kebab-case, stage first: `manuscript/image-missing`. */
  rule: string
  /** What is wrong, in Chinese, one sentence. */
  message: string
  /** What to do about it, in Chinese. Required for errors and warnings. */
  hint?: string
  place?: Place
  /** Default: 'manuscript'. */
  domain?: Domain
}

/** A stage's answer. `value` is absent only when `diagnostics` holds an error that left nothing usable. */
export type Outcome<T> = { value?: T; diagnostics: Diagnostic[] }

/** True when one of them is an error: the edition may not be written. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error')
}

/** Each finding once: what several tabs, parts or editions say alike. */
export function eachOnce(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...new Map(diagnostics.map((one) => [JSON.stringify(one), one])).values()]
}
