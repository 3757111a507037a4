import type { PrintEdition } from '../config/book.ts'
import { type Diagnostic, hasErrors, type Outcome } from '../diagnostics/diagnostic.ts'
import { summary } from '../diagnostics/print.ts'
import type { Proof } from '../preflight/proof.ts'
import type { EditionRequest, MadeEdition } from './edition.ts'
import { layOutEdition } from './laid-edition.ts'
import { carriedPages, printedPages } from './printed-pages.ts'
import { size } from './table.ts'

/** Makes a PDF edition: fonts, layout, printing, finishing, and the proof that nothing was lost on the way. */
export async function makePrintEdition(request: EditionRequest<PrintEdition>): Promise<Outcome<MadeEdition>> {
  const { book, edition, steps, draft, cache } = request
  const rest = loadRest()
  const laid = await layOutEdition(request)
  const diagnostics: Diagnostic[] = [...laid.diagnostics]
  if (!laid.value) return { diagnostics }
  const { document, fonts, pool, desk, pages } = laid.value
  let proof: Proof | undefined
  try {
    const { printSheet, finishPdf, beginProof, checkArchival } = await rest
    // A draft is not read back, and claims nothing.
    const archival = edition.archival && !draft
    if (!draft) proof = beginProof(request.document, document, pages, { fonts, edition, cache })
    const data = await steps.run(`${edition.name} 印制`, async (step) => {
      const raw = await printSheet({ pages, document, fonts, pool, desk, cache })
      diagnostics.push(...raw.diagnostics)
      if (!raw.value) {
        step.failed(summary(raw.diagnostics))
        return undefined
      }
      // The memory of the tabs is for the joining and the proof.
      await desk.close()
      if (request.lastToPrint) void request.browsers.close()
      // What does not start now starts, or is told, when the file is read.
      proof?.printed().catch(() => {})
      const finished = await finishPdf(raw.value, { book, edition, pages, document, archival })
      step.done(size(finished.length))
      return finished
    })
    if (!data) return { diagnostics }

    const proving = proof
    const proven =
      proving &&
      (await steps.run(`${edition.name} 检查`, async (step) => {
        const finding = proving.finish(data)
        request.meanwhile?.()
        const found = await finding
        const all = [...found.diagnostics, ...(archival ? await checkArchival(data, edition.name) : [])]
        diagnostics.push(...all)
        if (hasErrors(all)) step.failed(summary(all))
        else step.done(summary(all))
        return found
      }))
    const { lateNotes } = pages
    const made = { data, pages: pages.pages.length, lateNotes, fonts: fonts.sources, typesetting: proven?.typesetting }
    const carried = request.numbersWanted ? carriedPages(edition, pages, request.document) : undefined
    return { value: { ...made, carried, printed: printedPages(pages, proven) }, diagnostics }
  } finally {
    proof?.close()
    await desk.close()
  }
}

/** What comes after the layout, with its libraries: they are read while the browser is at work. */
function loadRest() {
  const rest = Promise.all([
    import('../pdf/print.ts'),
    import('../pdf/finish.ts'),
    import('../preflight/proof.ts'),
    import('../preflight/archival/check.ts'),
  ])
  const functions = rest.then(([print, finish, proof, archival]) => ({ ...print, ...finish, ...proof, ...archival }))
  // Heard of where it is awaited.
  functions.catch(() => {})
  return functions
}
