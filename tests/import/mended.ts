import { applyRules, type Rule } from '../../scripts/import/line.ts'

/** A line after rules, for tests of one rule at a time. */
export function mended(text: string, rules: readonly Rule[]): string {
  const offsets = Array.from({ length: text.length }, (_, index) => index)
  return applyRules({ text, offsets }, rules).line.text
}
