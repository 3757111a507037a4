import type { DerivedEdition } from '../config/book.ts'
import type { Outcome } from '../diagnostics/diagnostic.ts'
import { makeCopiesEdition } from './copies-edition.ts'
import type { EditionRequest, MadeEdition } from './edition.ts'
import { makePressEdition } from './press-edition.ts'
import { makeSheetsEdition } from './sheets-edition.ts'
import { asSource, type Source, withoutPages } from './source.ts'
import { makeWrapEdition } from './wrap-edition.ts'

/**
 * Makes an edition from the pages of a print edition of this build.
 * @param results of the editions that have been made
 * @param requested whether the print edition was asked for itself, and tells of its own findings
 */
export async function makeDerivedEdition(
  request: EditionRequest<DerivedEdition>,
  have: { results: ReadonlyMap<string, Outcome<MadeEdition>>; requested: boolean },
): Promise<Outcome<MadeEdition>> {
  const { edition, document } = request
  const found = document.book.editions.find(({ name }) => name === edition.of)
  const printed = have.results.get(edition.of) ?? { diagnostics: [] }
  const own = have.requested ? [] : printed.diagnostics
  const source = found?.format === 'pdf' && found.of === undefined ? asSource(found, printed) : undefined
  if (!source) return { diagnostics: [...own, withoutPages(edition, printed.diagnostics)] }
  const { identifier } = source.edition
  const book = identifier ? { ...request.book, identifier } : request.book
  const outcome = await make({ ...request, book }, source)
  return { value: outcome.value, diagnostics: [...own, ...outcome.diagnostics] }
}

function make(request: EditionRequest<DerivedEdition>, source: Source): Promise<Outcome<MadeEdition>> {
  const { edition } = request
  if (edition.made === 'press') return makePressEdition({ ...request, edition, source })
  if (edition.made === 'wrap') return makeWrapEdition({ ...request, edition, source })
  if (edition.made === 'copies') return makeCopiesEdition({ ...request, edition, source })
  return makeSheetsEdition({ ...request, edition, source })
}
