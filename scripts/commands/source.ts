import type { DerivedEdition, PrintEdition } from '../config/book.ts'
import { type Diagnostic, hasErrors, type Outcome } from '../diagnostics/diagnostic.ts'
import type { EditionRequest, MadeEdition, PrintedPages } from './edition.ts'

/** Pages before the book itself: the cover and its back. */
export const COVER_PAGES = 2

/** A finished print edition, as those are given it that are made from its pages. */
export type Source = {
  edition: PrintEdition
  data: Uint8Array
  printed: PrintedPages
}

export type DerivedRequest<E extends DerivedEdition> = EditionRequest<E> & { source: Source }

/** A finished edition as a source; undefined where it has an error. */
export function asSource(edition: PrintEdition, outcome: Outcome<MadeEdition>): Source | undefined {
  const { value, diagnostics } = outcome
  if (!value?.printed || hasErrors(diagnostics)) return undefined
  return { edition, data: value.data, printed: value.printed }
}

/** Why there is nothing to make an edition from. */
export function withoutPages({ name, of }: DerivedEdition, diagnostics: readonly Diagnostic[]): Diagnostic {
  const error = diagnostics.find(({ severity }) => severity === 'error')
  return {
    severity: 'error',
    rule: 'build/source-not-made',
    message: `版本 ${name} 由 ${of} 做成，${of} 没有做成：${error?.message ?? ''}`,
    hint: `先改好 ${of}。`,
    domain: error?.domain,
  }
}
