import type { PrintEdition } from '../scripts/config/book.ts'
import { type Diagnostic, hasErrors, type Outcome } from '../scripts/diagnostics/diagnostic.ts'
import type { FontWorkshop } from '../scripts/fonts/workshop.ts'

/**
 * The stages of a build of the first edition, in the order in which the command goes through them, but one by one: `ended` is awaited
 * after each. Returns what the benches want to know. Rejects when a stage finds an error; those of preflight, which comes last, are handed back.
 */
export async function runStages(request: {
  folder: string
  cache: string
  ended: (stage: string) => Promise<void> | void
}) {
  const { cache, ended } = request
  const house = await loadModules()
  await ended('load')
  const workshop = house.openWorkshop(cache)
  try {
    return await runWith({ ...request, house, workshop })
  } finally {
    workshop.close()
  }
}

type House = Awaited<ReturnType<typeof loadModules>>

async function runWith(request: {
  folder: string
  cache: string
  ended: (stage: string) => Promise<void> | void
  house: House
  workshop: FontWorkshop
}) {
  const { cache, ended, house, workshop } = request
  const book = must(await house.loadBook(request.folder))
  void workshop.begin()
  const manuscript = must(await house.readManuscript(book))
  await ended('read')
  const composed = must(house.composeDocument(book, manuscript))
  await ended('compose')
  const edition = book.editions.find((each): each is PrintEdition => each.format === 'pdf') as PrintEdition
  const document = house.prepareForPrint(composed, edition)
  await ended('prepare')
  const uses = [...house.documentUses(document), ...house.generatedTexts(document, edition)]
  const fonts = must(await house.prepareFonts({ book, uses, cache, workshop }))
  workshop.rest()
  await ended('fonts')
  const pool = must(await house.openPool({ cache }))
  try {
    await ended('browser start')
    const desk = await house.openDesk({ document, edition, fonts, pool })
    const pages = must(await house.layoutOn(desk, { document, book, edition, fonts, pool, cache }))
    await ended('layout')
    const raw = must(await house.printSheet({ pages, document, fonts, pool, desk, cache }))
    await desk.close()
    await ended('print')
    const pdf = await house.finishPdf(raw, { book, edition, pages, document })
    await ended('finish')
    const proof = house.beginProof(composed, document, pages, { fonts, edition, cache })
    const { diagnostics: found, ...proven } = await proof.finish(pdf)
    proof.close()
    await ended('preflight')
    const errors = found.filter(({ severity }) => severity === 'error').map(describe)
    return { document, edition, fonts, pages, pdf, proven, errors }
  } finally {
    await pool.close()
  }
}

/** Reading our own sources and the libraries is a part of every build, so it is a stage of its own here. */
async function loadModules() {
  return {
    ...(await import('../scripts/config/load.ts')),
    ...(await import('../scripts/manuscript/read.ts')),
    ...(await import('../scripts/html/compose.ts')),
    ...(await import('../scripts/html/print/prepare.ts')),
    ...(await import('../scripts/fonts/prepare.ts')),
    ...(await import('../scripts/fonts/uses.ts')),
    ...(await import('../scripts/fonts/workshop.ts')),
    ...(await import('../scripts/pages/generated-texts.ts')),
    ...(await import('../scripts/browser/pool.ts')),
    ...(await import('../scripts/pages/desk.ts')),
    ...(await import('../scripts/pages/layout.ts')),
    ...(await import('../scripts/pdf/print.ts')),
    ...(await import('../scripts/pdf/finish.ts')),
    ...(await import('../scripts/preflight/proof.ts')),
  }
}

function must<T>({ value, diagnostics }: Outcome<T>): T {
  if (value !== undefined && !hasErrors(diagnostics)) return value
  throw new Error(`the bench's own book has errors:\n${diagnostics.slice(0, 5).map(describe).join('\n')}`)
}

function describe({ rule, message, place }: Diagnostic): string {
  return `${place ? `${place.file}:${place.line ?? 1} ` : ''}${message} [${rule}]`
}
