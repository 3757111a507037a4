import type { Node, Point } from 'unist'
import type { VFile } from 'vfile'
import type { Diagnostic, Severity } from '../diagnostics/diagnostic.ts'

type Where = Node | Point | undefined

/**
 * Puts a finding on the chapter's file, as every plugin here does. The rule is given without its stage.
 *
 * @param where a node or a point; without one the finding is about the whole chapter
 */
export function report(file: VFile, severity: Severity, rule: string, where: Where, message: string, hint?: string) {
  const point = where && ('line' in where ? where : where.position?.start)
  const finding = file.message(message, { place: point, source: 'html', ruleId: rule })
  finding.fatal = severity === 'error' ? true : severity === 'warning' ? false : undefined
  finding.note = hint
}

/** What the plugins put on a chapter's file, as diagnostics in the order of the text. */
export function diagnosticsOf(file: VFile): Diagnostic[] {
  const inOrder = file.messages.toSorted(
    (one, other) => (one.line ?? 1) - (other.line ?? 1) || (one.column ?? 1) - (other.column ?? 1),
  )
  return inOrder.map((message) => ({
    severity: message.fatal === true ? 'error' : message.fatal === false ? 'warning' : 'info',
    rule: `${message.source}/${message.ruleId}`,
    message: message.reason,
    hint: message.note,
    place: { file: file.path, line: message.line ?? 1, column: message.column ?? 1 },
  }))
}
