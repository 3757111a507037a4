import type { PrintEdition } from '../config/book.ts'
import { type Diagnostic, hasErrors, type Outcome } from '../diagnostics/diagnostic.ts'
import { summary } from '../diagnostics/print.ts'
import { prepareFonts } from '../fonts/prepare.ts'
import { documentUses } from '../fonts/uses.ts'
import { prepareForPrint } from '../html/print/prepare.ts'
import { openDesk } from '../pages/desk.ts'
import { generatedTexts } from '../pages/generated-texts.ts'
import { layoutOn } from '../pages/layout.ts'
import type { Proof } from '../preflight/proof.ts'
import type { EditionRequest, MadeEdition } from './edition.ts'
import { size } from './table.ts'

/** Makes a PDF edition: fonts, layout, printing, finishing, and the proof that nothing was lost on the way. */
export async function makePrintEdition(request: EditionRequest<PrintEdition>): Promise<Outcome<MadeEdition>> {
  const { book, edition, steps, draft, workshop } = request
  const diagnostics: Diagnostic[] = []
  const document = prepareForPrint(request.document, edition)

  const fonts = await steps.run(`${edition.name} 字体`, async (step) => {
    const uses = [...documentUses(document), ...generatedTexts(document, edition)]
    const outcome = await prepareFonts({ book, uses, cache: request.cache, workshop })
    workshop.rest()
    diagnostics.push(...outcome.diagnostics)
    const faces = outcome.value?.faces ?? []
    if (hasErrors(outcome.diagnostics)) step.failed(summary(outcome.diagnostics))
    else step.done(`${faces.length} 个字面，${size(total(faces))}`)
    return outcome.value
  })
  if (!fonts || hasErrors(diagnostics)) return { diagnostics }

  const started = await request.browsers.get()
  diagnostics.push(...started.diagnostics)
  const pool = started.value
  if (!pool) return { diagnostics }

  const rest = loadRest()
  const desk = await openDesk({ document, edition, fonts, pool })
  let proof: Proof | undefined
  try {
    const { cache } = request
    const pages = await steps.run(`${edition.name} 排版`, async (step) => {
      const wanted = { document, book, edition, fonts, pool, cache, progress: step.progress }
      const outcome = await layoutOn(desk, wanted)
      diagnostics.push(...outcome.diagnostics)
      if (!outcome.value || hasErrors(outcome.diagnostics)) step.failed(summary(outcome.diagnostics))
      else step.done(`${document.chapters.length} 章，${outcome.value.pages.length} 页`)
      return outcome.value
    })
    // What does not fit on its page may have pushed away all that follows: the proofs would only repeat that, block by block.
    if (!pages || hasErrors(diagnostics)) return { diagnostics }

    const { printSheet, finishPdf, beginProof } = await rest
    if (!draft) proof = beginProof(request.document, document, pages, { fonts, edition })
    const data = await steps.run(`${edition.name} 印制`, async (step) => {
      const raw = await printSheet({ pages, document, fonts, pool, desk, cache })
      diagnostics.push(...raw.diagnostics)
      if (!raw.value) {
        step.failed(summary(raw.diagnostics))
        return undefined
      }
      // The memory of the tabs is for the joining and the proof.
      await desk.close()
      const finished = await finishPdf(raw.value, { book, edition, pages, document })
      step.done(size(finished.length))
      return finished
    })
    if (!data) return { diagnostics }

    const proving = proof
    const typesetting =
      proving &&
      (await steps.run(`${edition.name} 检查`, async (step) => {
        const found = await proving.finish(data)
        diagnostics.push(...found.diagnostics)
        if (hasErrors(found.diagnostics)) step.failed(summary(found.diagnostics))
        else step.done(summary(found.diagnostics))
        return found.typesetting
      }))
    const { lateNotes } = pages
    return { value: { data, pages: pages.pages.length, lateNotes, fonts: fonts.sources, typesetting }, diagnostics }
  } finally {
    proof?.close()
    await desk.close()
  }
}

const total = (faces: { data: Uint8Array }[]) => faces.reduce((sum, { data }) => sum + data.length, 0)

/** What comes after the layout, with its libraries: they are read while the browser is at work. */
function loadRest() {
  const rest = Promise.all([import('../pdf/print.ts'), import('../pdf/finish.ts'), import('../preflight/proof.ts')])
  const functions = rest.then(([print, finish, proof]) => ({ ...print, ...finish, ...proof }))
  // Heard of where it is awaited.
  functions.catch(() => {})
  return functions
}
