import type { EpubEdition } from '../config/book.ts'
import { hasErrors, type Outcome } from '../diagnostics/diagnostic.ts'
import { summary } from '../diagnostics/print.ts'
import { type EmbeddedFonts, embedFaces, embedRare } from '../fonts/embed.ts'
import { roleUses } from '../fonts/roles.ts'
import { writtenUses } from '../fonts/uses.ts'
import type { EditionRequest } from './edition.ts'
import { size } from './table.ts'

/** All of the book's faces where the edition wants them, else those of its rare characters; no value where it has none of these. */
export async function chooseEpubFonts(request: EditionRequest<EpubEdition>): Promise<Outcome<EmbeddedFonts>> {
  const { book, document, edition, steps, workshop } = request
  if (!edition.embed) {
    const rare = await embedRare({ book, uses: writtenUses(document), workshop })
    // Where there was nothing to cut, it may still be at work for another edition.
    if (rare.value) workshop.rest()
    return rare
  }
  return steps.run(`${edition.name} 字体`, async (step) => {
    const outcome = await embedFaces({ book, uses: roleUses(document), workshop })
    workshop.rest()
    const faces = outcome.value?.faces ?? []
    if (hasErrors(outcome.diagnostics)) step.failed(summary(outcome.diagnostics))
    else step.done(`${faces.length} 个字面，${size(faces.reduce((sum, { data }) => sum + data.length, 0))}`)
    return outcome
  })
}
