import type { Node } from 'unist'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'

/** A finding about a part of a chapter's text, at its place: the author mends it, exit code 1. */
export function finding(
  rule: string,
  message: string,
  hint: string,
  file: string,
  node?: Node,
  severity: Diagnostic['severity'] = 'error',
): Diagnostic {
  const start = node?.position?.start
  const place = start ? { file, line: start.line, column: start.column } : { file }
  return { severity, rule: `manuscript/${rule}`, message, hint, place, domain: 'manuscript' }
}
