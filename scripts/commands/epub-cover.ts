import path from 'node:path'
import { probeFont } from '../browser/selftest.ts'
import type { EpubEdition, PrintEdition } from '../config/book.ts'
import { openStore } from '../config/store.ts'
import { type Diagnostic, hasErrors, type Outcome } from '../diagnostics/diagnostic.ts'
import { summary } from '../diagnostics/print.ts'
import { type CoverPicture, encodeCover, ownCover, readCover } from '../epub/cover-picture.ts'
import { fontIdentities } from '../fonts/chains.ts'
import { prepareFonts } from '../fonts/prepare.ts'
import { type CoverSheet, composeCover, coverFaces, coverTexts, drawCover } from '../pages/cover-picture.ts'
import { compileSparingly } from '../workers/sparing.ts'
import type { BegunCover, BegunCovers, EditionRequest } from './edition.ts'
import { size } from './table.ts'

/** What a cover is made of: nothing of the manuscript. */
type CoverRequest = Pick<EditionRequest<EpubEdition>, 'book' | 'edition' | 'cache' | 'workshop' | 'browsers'> & {
  /** Whether nothing is done but e-books, and their manuscript has been read by now. */
  isRead?: () => boolean
}

/**
 * Begins to make the covers of these e-books, one after the other and without a word, so that they are there when the manuscript is
 * read. What comes of each is told on its edition's turn.
 */
export function beginEpubCovers(editions: readonly EpubEdition[], request: Omit<CoverRequest, 'edition'>): BegunCovers {
  const covers = new Map<string, BegunCover>()
  let drawn: Promise<unknown> = Promise.resolve()
  for (const edition of editions) {
    const sketch = drawn.then(() => sketchOf({ ...request, edition }))
    drawn = sketch.catch(() => {})
    const picture = sketch.then(finish)
    // Whoever makes the edition hears of it, if the manuscript lets it be made.
    picture.catch(() => {})
    covers.set(edition.name, { drawn, picture })
  }
  return covers
}

/**
 * The cover of an e-book: the picture that book.yaml names, else the booklet's cover in the e-book's writing. A drawn one is kept by what
 * it was drawn from, so that no browser has to be there for it again.
 */
export async function makeEpubCover(request: EditionRequest<EpubEdition>): Promise<Outcome<CoverPicture>> {
  const { edition, steps, browsers } = request
  return steps.run(`${edition.name} 封面`, async (step) => {
    browsers.tell(step.say)
    const outcome = await (request.covers?.get(edition.name)?.picture ?? sketchOf(request).then(finish))
    const { value, diagnostics } = outcome
    if (value) step.done(`${value.width}×${value.height}，${size(value.data.length)}`)
    else step.failed(summary(diagnostics))
    return outcome
  })
}

/** A cover for which no browser is needed any more; it may still have to be encoded. */
type Sketch = Outcome<CoverPicture | (() => Promise<CoverPicture>)>

const sketchOf = (request: CoverRequest): Promise<Sketch> => {
  const { cover } = request.book
  return cover ? ownCover(cover) : drawnCover(request)
}

async function finish({ value, diagnostics }: Sketch): Promise<Outcome<CoverPicture>> {
  return { value: typeof value === 'function' ? await value() : value, diagnostics }
}

async function drawnCover({ book, cache, workshop, browsers, isRead, ...request }: CoverRequest): Promise<Sketch> {
  const { name, writing } = request.edition
  const { language } = book
  const edition: PrintEdition = { name, format: 'pdf', theme: 'booklet', writing, notes: 'chapter', language }
  const sheet = await composeCover({ book, edition })
  const store = openStore(path.join(cache, 'covers'))
  const key = JSON.stringify([sheet.digest, await browsers.choice(), await fontIdentities(book, workshop)])
  const known = await store.read(key)
  if (known) return { value: await readCover(known), diagnostics: [] }
  // Fonts and the browser are at work beside the manuscript now.
  compileSparingly(true)
  const { value, diagnostics, sound } = await drawnAnew(sheet, { book, cache, workshop, browsers, edition }).finally(
    () => {
      // What takes longer to read than its cover to draw is long enough for TurboFan; the rest is soon over.
      if (!isRead?.()) compileSparingly(false)
    },
  )
  if (!value) return { diagnostics }
  const encode = async () => {
    const picture = await encodeCover(...value)
    // With a finding it is drawn again, so that every build says it.
    if (sound) await store.write(key, picture.data)
    await store.prune(MOST_BYTES)
    return picture
  }
  return { value: encode, diagnostics }
}

type Drawing = Awaited<ReturnType<typeof drawCover>> & {
  /** Nothing was found but what is said of the browser. */
  sound: boolean
}

async function drawnAnew(
  sheet: CoverSheet,
  { book, cache, workshop, browsers, edition }: Omit<CoverRequest, 'edition'> & { edition: PrintEdition },
): Promise<Drawing> {
  const uses = coverTexts(book, edition).map((text) => ({ text, source: `${book.file}:1:1` }))
  const [fonts] = await Promise.all([
    prepareFonts({ book, uses, asked: coverFaces(book), cache, workshop }),
    // Whoever tests the browser hears what is wrong with it.
    probeFont(cache, workshop).catch(() => {}),
  ])
  // Before the browser comes, which needs the memory.
  workshop.rest()
  // What is only worth knowing of a font is said of the pages that are set in it.
  const found: Diagnostic[] = fonts.diagnostics.filter(({ severity }) => severity !== 'info')
  if (!fonts.value || hasErrors(found)) return { diagnostics: found.map(withWayOut), sound: false }

  const { value: pool, diagnostics: trouble } = await browsers.begin()
  if (!pool) return { diagnostics: [...found, ...trouble], sound: false }
  const drawn = await drawCover(sheet, fonts.value, pool)
  found.push(...drawn.diagnostics)
  const diagnostics = [...found, ...trouble]
  return { value: hasErrors(diagnostics) ? undefined : drawn.value, diagnostics, sound: found.length === 0 }
}

/** An e-book is set in the reader's fonts; only its cover needs ours. */
function withWayOut(diagnostic: Diagnostic): Diagnostic {
  if (diagnostic.severity !== 'error') return diagnostic
  return { ...diagnostic, hint: `${diagnostic.hint}电子书只有封面用得着它：也可以自备封面图片，写 cover: 封面.jpg。` }
}

/** Covers kept: some hundreds. */
const MOST_BYTES = 50 * 2 ** 20
