import path from 'node:path'
import { growNursery } from '../../bin/nursery.js'
import type { Book, Edition } from '../config/book.ts'
import { cacheFolder } from '../config/cache.ts'
import { loadBook } from '../config/load.ts'
import { type Diagnostic, eachOnce, hasErrors } from '../diagnostics/diagnostic.ts'
import { summary } from '../diagnostics/print.ts'
import { type FontWorkshop, openWorkshop } from '../fonts/workshop.ts'
import type { Document } from '../html/document.ts'
import { compileSparingly } from '../workers/sparing.ts'
import { askForCopies, type CopiesAsked } from './copies-asked.ts'
import type { BegunCovers, MadeEdition } from './edition.ts'
import { removeCopies, removeOld, removeOtherForm, writeCopies, writeWhole } from './output.ts'
import type { EditionResult } from './report.ts'
import { selectEditions } from './select.ts'
import { shareBrowsers } from './shared-browsers.ts'
import type { Steps } from './steps.ts'

export type BuildRequest = {
  /** The book's folder. */
  manuscript: string
  /** Names of editions; empty for all. */
  editions: string[]
  /** Where the files go; nothing is written without it. */
  out?: string
  draft: boolean
  /** A browser to use instead of the pinned one. */
  browser?: string
  /** Where the browsers are; without it the environment decides (browser/addresses.ts). */
  browsers?: string
  /** Numbered copies of the handouts. */
  copies?: CopiesAsked
  env: NodeJS.ProcessEnv
  steps: Steps
  /** Where fonts are cut, if it is open already. The build closes it. */
  workshop?: FontWorkshop
}

export type BuildResult = {
  /** Known as soon as the configuration is good. */
  book?: Book
  editions: EditionResult[]
  /** Everything found, those of the editions included, each once. */
  diagnostics: Diagnostic[]
}

/**
 * Makes the editions of a book: configuration, manuscript and document once, then each edition to its end.
 *
 * A file is written only when its edition has no error, whole; an edition that failed leaves no file, not even that of
 * an earlier build. One that fails does not keep the others from being made.
 */
export async function build(request: BuildRequest): Promise<BuildResult> {
  const { steps, draft, env } = request
  const config = await loadBook(request.manuscript, env)
  if (!config.value) return { editions: [], diagnostics: config.diagnostics }
  const asked = askForCopies(config.value, request.editions, request.copies)
  const { book, names } = asked.value ?? { book: config.value, names: request.editions }
  const selected = selectEditions(book, names)
  const general = [...config.diagnostics, ...asked.diagnostics, ...selected.diagnostics]
  if (hasErrors(general)) return { book, editions: [], diagnostics: general }

  const cache = await cacheFolder(env)
  const browsers = shareBrowsers({ path: request.browser, places: request.browsers, cache, env }, steps)
  const requested = selected.value ?? []
  const printing = requested.some((edition) => needsLayout(edition, draft))
  const workshop = request.workshop ?? openWorkshop(cache)
  let covers: BegunCovers | undefined
  let isRead = false
  if (printing) {
    growNursery(NURSERY)
    // Both take their time, and the manuscript takes its own.
    void workshop.begin()
    void browsers.begin()
  } else {
    const ebooks = requested.filter((edition) => edition.format === 'epub')
    // Before all that draws covers is loaded: their process is over the sooner, and the browser comes while the manuscript is still small.
    const drawn = ebooks.length > 0 && !book.cover && Object.keys(book.fonts).length === 0
    await workshop.begin({ names: drawn ? COVER_FONTS : [], sparing: true })
    const { beginEpubCovers } = await import('./epub-cover.ts')
    covers = beginEpubCovers(ebooks, { book, cache, workshop, browsers, isRead: () => isRead })
    // Nobody else wants them, and their memory is missed.
    void Promise.all([...covers.values()].map(({ drawn }) => drawn)).then(browsers.close)
  }

  const sources = [...config.value.sources]
  const document = await steps.run('读书稿', async (step) => {
    // Loaded while fonts and browser are on their way.
    const { readDocument } = await import('../html/read-document.ts')
    const outcome = await readDocument(book, cache)
    isRead = true
    general.push(...outcome.diagnostics)
    sources.push(...outcome.sources)
    if (hasErrors(outcome.diagnostics)) step.failed(summary(outcome.diagnostics))
    else step.done(`${book.chapters.length} 章`)
    return hasErrors(outcome.diagnostics) ? undefined : outcome.value
  })

  const reporting = openReporting(document)
  let editions: EditionResult[]
  try {
    const making = { document, draft, cache, workshop, browsers, steps, covers, meanwhile: reporting.begin }
    const { makeEditions } = await import('./make-editions.ts')
    editions = await makeEditions(requested, making)
  } finally {
    workshop.close()
    await browsers.close()
    compileSparingly(false)
  }

  // Of covers the report says nothing: they may have been drawn before, and two builds write the same report.
  const pool = printing ? await browsers.opened() : undefined
  const { out, copies } = request
  const written = out === undefined ? [] : await writeEditions(out, editions)
  const { composeReport, composeReportPage, begun } = await reporting.begin()
  const report = await composeReport({ book, begun, sources, pool, draft, copies, editions, diagnostics: general })
  if (out !== undefined) {
    written.push(
      ...(await writeWhole(path.join(out, 'report.json'), `${JSON.stringify(report, null, 2)}\n`)),
      ...(await writeWhole(path.join(out, 'report.html'), await composeReportPage(report))),
    )
  }
  const all = [...general, ...editions.flatMap((edition) => edition.diagnostics), ...written]
  return { book, editions, diagnostics: eachOnce(all) }
}

/** The report, loaded and begun once: by the first edition that waits for others, or at the end. */
function openReporting(document: Document | undefined) {
  const begin = async () => {
    const [{ beginReport, composeReport }, { composeReportPage }] = await Promise.all([
      import('./report.ts'),
      import('./report-page.ts'),
    ])
    return { composeReport, composeReportPage, begun: beginReport(document) }
  }
  let beginning: ReturnType<typeof begin> | undefined
  return {
    begin() {
      beginning ??= begin()
      // Heard of where it is awaited.
      beginning.catch(() => {})
      return beginning
    },
  }
}

/** The faces of a drawn cover, the one first that takes longest. */
const COVER_FONTS = ['kai400', 'song400', 'song700'] as const

/** MB of V8's nursery where pages are laid out. */
const NURSERY = 16

function needsLayout(edition: Edition, draft: boolean): boolean {
  return edition.format === 'pdf' || (edition.pages !== undefined && !draft)
}

/** An edition that could not be written counts as not made. */
async function writeEditions(out: string, editions: EditionResult[]): Promise<Diagnostic[]> {
  const diagnostics: Diagnostic[] = []
  for (const edition of editions) {
    const problems = await writeEdition(path.join(out, edition.file), edition)
    if (hasErrors(problems)) edition.made = undefined
    diagnostics.push(...problems)
  }
  return diagnostics
}

async function writeEdition(place: string, { edition, made }: EditionResult): Promise<Diagnostic[]> {
  const copies = edition.of !== undefined && edition.made === 'copies' ? edition : undefined
  const problems = made ? await write(place, made) : await (copies?.each ? removeCopies(place) : removeOld(place))
  return copies ? [...problems, ...(await removeOtherForm(place, copies.each))] : problems
}

function write(place: string, made: MadeEdition): Promise<Diagnostic[]> {
  if (made.files) return writeCopies(place, made.files())
  return writeWhole(place, made.data)
}
