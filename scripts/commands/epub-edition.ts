import path from 'node:path'
import type { EpubEdition } from '../config/book.ts'
import { openStore } from '../config/store.ts'
import { type Diagnostic, hasErrors, type Outcome } from '../diagnostics/diagnostic.ts'
import { summary } from '../diagnostics/print.ts'
import { buildEpub } from '../epub/build.ts'
import type { CarriedPages } from '../epub/request.ts'
import { beginEpubProof } from '../preflight/epub-proof.ts'
import type { EditionRequest, MadeEdition } from './edition.ts'
import { makeEpubCover } from './epub-cover.ts'
import { chooseEpubFonts } from './epub-fonts.ts'
import { size } from './table.ts'

export type EpubEditionRequest = EditionRequest<EpubEdition> & {
  /** The page numbers of the print edition that it names; without a value, why there are none. */
  pages: Outcome<CarriedPages>
}

/** Of pictures that are kept for the next build. */
const MOST_BYTES = 512 * 1024 * 1024

/** Makes an EPUB edition and checks that nothing of the manuscript is missing from it and that readers and shops take it. */
export async function makeEpubEdition(request: EpubEditionRequest): Promise<Outcome<MadeEdition>> {
  const { document, edition, steps, draft } = request
  const store = openStore(path.join(request.cache, 'pictures'))
  const { value: fonts, diagnostics: ofFonts } = await chooseEpubFonts(request)
  if (hasErrors(ofFonts)) return { diagnostics: [...request.pages.diagnostics, ...ofFonts] }
  const covering = makeEpubCover(request)
  // The chapters are written while the cover is drawn.
  const cover = covering.then(({ value }) => value)
  const building = buildEpub({ document, edition, pages: request.pages.value, cover, fonts, store })
  // A failure is heard of where each is awaited.
  cover.catch(() => {})
  building.catch(() => {})
  // Now that no browser is there any more beside it, for the memory.
  await (request.covers?.get(edition.name)?.drawn ?? cover.catch(() => {}))
  const proof = draft ? undefined : beginEpubProof()
  try {
    const { value: picture, diagnostics: ofCover } = await covering
    const diagnostics: Diagnostic[] = [...request.pages.diagnostics, ...ofCover, ...ofFonts]
    if (!picture) return { diagnostics: [...diagnostics, ...(await building).diagnostics] }
    const epub = await steps.run(`${edition.name} 打包`, async (step) => {
      const outcome = await building
      await store.prune(MOST_BYTES)
      diagnostics.push(...outcome.diagnostics)
      if (outcome.value) step.done(`${document.chapters.length} 章，${size(outcome.value.data.length)}`)
      else step.failed(summary(outcome.diagnostics))
      return outcome.value
    })
    if (!epub) return { diagnostics }
    if (proof) {
      await steps.run(`${edition.name} 检查`, async (step) => {
        const finding = proof.finish(document, epub, edition)
        request.meanwhile?.()
        const found = await finding
        diagnostics.push(...found)
        if (hasErrors(found)) step.failed(summary(found))
        else step.done(summary(found))
      })
    }
    return { value: { data: epub.data, fonts: fonts?.sources ?? [] }, diagnostics }
  } finally {
    proof?.close()
  }
}
