import path from 'node:path'
import type { EpubEdition, PrintEdition } from '../config/book.ts'
import { openStore } from '../config/store.ts'
import { type Diagnostic, hasErrors, type Outcome } from '../diagnostics/diagnostic.ts'
import { summary } from '../diagnostics/print.ts'
import { type CoverPicture, encodeCover, ownCover, readCover } from '../epub/cover-picture.ts'
import { prepareFonts } from '../fonts/prepare.ts'
import { composeCover, coverTexts, drawCover } from '../pages/cover-picture.ts'
import type { EditionRequest } from './edition.ts'
import { size } from './table.ts'

/**
 * The cover of an e-book: the picture that book.yaml names, else the booklet's cover in the e-book's writing. A drawn one is kept by what
 * it was drawn from, so that no browser has to be there for it again.
 */
export async function makeEpubCover(request: EditionRequest<EpubEdition>): Promise<Outcome<CoverPicture>> {
  const { book, edition, steps } = request
  return steps.run(`${edition.name} 封面`, async (step) => {
    const outcome = await (book.cover ? ownCover(book.cover) : drawnCover(request))
    const { value, diagnostics } = outcome
    if (value) step.done(`${value.width}×${value.height}，${size(value.data.length)}`)
    else step.failed(summary(diagnostics))
    return outcome
  })
}

async function drawnCover(request: EditionRequest<EpubEdition>): Promise<Outcome<CoverPicture>> {
  const { book, document, cache, workshop, browsers } = request
  const { name, writing } = request.edition
  const { language } = book
  const edition: PrintEdition = { name, format: 'pdf', theme: 'booklet', writing, notes: 'chapter', language }
  const texts = coverTexts(document, edition).map((text) => ({ text, source: `${book.file}:1:1` }))
  const fonts = await prepareFonts({ book, uses: texts, cache, workshop })
  workshop.rest()
  // What is only worth knowing of a font is said of the pages that are set in it.
  const diagnostics: Diagnostic[] = fonts.diagnostics.filter(({ severity }) => severity !== 'info')
  if (!fonts.value || hasErrors(diagnostics)) return { diagnostics: diagnostics.map(withWayOut) }

  const sheet = await composeCover({ document, edition, fonts: fonts.value })
  const store = openStore(path.join(cache, 'covers'))
  const key = `${sheet.digest} ${await browsers.choice()}`
  const known = await store.read(key)
  if (known) return { value: await readCover(known), diagnostics }
  const { value: pool, diagnostics: trouble } = await browsers.get()
  if (!pool) return { diagnostics: [...diagnostics, ...trouble] }
  const drawn = await drawCover(sheet, pool)
  diagnostics.push(...trouble, ...drawn.diagnostics)
  if (!drawn.value || hasErrors(diagnostics)) return { diagnostics }
  const value = await encodeCover(drawn.value)
  if (drawn.diagnostics.length === 0) await store.write(key, value.data)
  await store.prune(MOST_BYTES)
  return { value, diagnostics }
}

/** An e-book is set in the reader's fonts; only its cover needs ours. */
function withWayOut(diagnostic: Diagnostic): Diagnostic {
  if (diagnostic.severity !== 'error') return diagnostic
  return { ...diagnostic, hint: `${diagnostic.hint}电子书只有封面用得着它：也可以自备封面图片，写 cover: 封面.jpg。` }
}

/** Covers kept: some hundreds. */
const MOST_BYTES = 50 * 2 ** 20
