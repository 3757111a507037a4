import type { BrowserPool } from '../browser/pool.ts'
import type { PrintEdition } from '../config/book.ts'
import { type Diagnostic, hasErrors, type Outcome } from '../diagnostics/diagnostic.ts'
import { summary } from '../diagnostics/print.ts'
import type { FontSet } from '../fonts/face.ts'
import { prepareFonts } from '../fonts/prepare.ts'
import { documentUses } from '../fonts/uses.ts'
import { type DocumentFrame, frameOf } from '../html/document.ts'
import { prepareForPrint } from '../html/print/prepare.ts'
import { type Desk, openDesk } from '../pages/desk.ts'
import { generatedTexts } from '../pages/generated-texts.ts'
import { layoutOn } from '../pages/layout.ts'
import type { Pages } from '../pages/page.ts'
import type { EditionRequest } from './edition.ts'
import { size } from './table.ts'

/** A print edition on its desk: laid out, not yet printed. Whoever gets it closes the desk. */
export type LaidEdition = {
  /** Of the document prepared for print. */
  document: DocumentFrame
  fonts: FontSet
  pool: BrowserPool
  desk: Desk
  pages: Pages
}

/** Fonts and layout of a print edition. There is no value when one of them has an error; the desk is closed then. */
export async function layOutEdition(request: EditionRequest<PrintEdition>): Promise<Outcome<LaidEdition>> {
  const { book, edition, steps, workshop, cache } = request
  const diagnostics: Diagnostic[] = []
  const document = prepareForPrint(request.document, edition)

  const fonts = await steps.run(`${edition.name} 字体`, async (step) => {
    const uses = [...documentUses(document), ...generatedTexts(document, edition)]
    const outcome = await prepareFonts({ book, uses, cache, workshop })
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

  const desk = await openDesk({ document, edition, fonts, pool, cache })
  let pages: Pages | undefined
  try {
    pages = await steps.run(`${edition.name} 排版`, async (step) => {
      const wanted = { document, book, edition, fonts, pool, cache, progress: step.progress }
      const outcome = await layoutOn(desk, wanted)
      diagnostics.push(...outcome.diagnostics)
      if (!outcome.value || hasErrors(outcome.diagnostics)) step.failed(summary(outcome.diagnostics))
      else step.done(`${document.chapters.length} 章，${outcome.value.pages.length} 页`)
      // What does not fit on its page may have pushed away all that follows: the proofs would only repeat that, block by block.
      return hasErrors(diagnostics) ? undefined : outcome.value
    })
    return { value: pages && { document: frameOf(document), fonts, pool, desk, pages }, diagnostics }
  } finally {
    if (!pages) await desk.close()
  }
}

const total = (faces: { data: Uint8Array }[]) => faces.reduce((sum, { data }) => sum + data.length, 0)
