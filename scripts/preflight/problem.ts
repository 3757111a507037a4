import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { placeOf } from '../diagnostics/place.ts'

/**
 * An error that the author cannot have made.
 * @param source data-source of the block that it is about; none when it is about the whole output
 */
export function problem(rule: string, message: string, source = ''): Diagnostic {
  return { severity: 'error', rule: `preflight/${rule}`, message, hint: HINT, place: placeOf(source) }
}

const HINT = '这是版心的差错，不是书稿的错：这一版没有写出。请把书稿和这条信息一起报告给维护者。'
