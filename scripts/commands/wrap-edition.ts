import type { WrapEdition } from '../config/book.ts'
import { type Diagnostic, hasErrors, type Outcome } from '../diagnostics/diagnostic.ts'
import { summary } from '../diagnostics/print.ts'
import type { FontSet } from '../fonts/face.ts'
import { cutOneFace } from '../fonts/one-face.ts'
import { prepareFonts } from '../fonts/prepare.ts'
import { sheetWordsOf } from '../html/sheet-words.ts'
import { bleedOnPaper } from '../pages/bleed.ts'
import { coverTexts } from '../pages/cover-picture.ts'
import {
  composeWrap,
  type FittedSpine,
  fitSpine,
  LEAST_SPINE,
  spineOf,
  type WrapRequest,
  wrapTexts,
} from '../pages/wrap.ts'
import { findGhostscript } from '../pdf/colour/ghostscript.ts'
import { makePressFile } from '../pdf/marks/press-file.ts'
import { printOnePage } from '../pdf/one-page.ts'
import { checkInks } from '../preflight/print/inks.ts'
import { checkPress } from '../preflight/print/press.ts'
import type { MadeEdition } from './edition.ts'
import { INK_LIMIT, noGhostscript } from './press-edition.ts'
import { COVER_PAGES, type DerivedRequest } from './source.ts'
import { size } from './table.ts'

/** The cover of a book bound with glue: back, spine and front on one sheet for the printing house. The front is the book's first page. */
export async function makeWrapEdition(request: DerivedRequest<WrapEdition>): Promise<Outcome<MadeEdition>> {
  const { book, edition, source, steps, draft, workshop } = request
  const { colour, bleed, name } = edition
  const ghostscript = colour === 'cmyk' ? await findGhostscript() : undefined
  if (colour === 'cmyk' && !ghostscript) return { diagnostics: [noGhostscript(edition)] }
  return steps.run(`${name} 书封`, async (step) => {
    const { trim, writing } = source.printed.geometry
    const spine = spineOf(source.printed.labels.length - COVER_PAGES, edition)
    const sheet = { width: 2 * trim.width + spine, height: trim.height }
    const drawn = await drawWrap(request, { trim, spine })
    const diagnostics: Diagnostic[] = [...drawn.diagnostics]
    if (drawn.value) diagnostics.push(...wrapFindings(request, { spine, fitted: drawn.value.fitted }))
    if (!drawn.value || hasErrors(diagnostics)) {
      step.failed(summary(diagnostics))
      return { diagnostics }
    }
    const { page, fonts, fitted } = drawn.value
    const words = sheetWordsOf(book.language)
    const line = [book.title, name, words.wrap(spine.toFixed(2)), words.colours[colour], book.date].join('　')
    const face = await cutOneFace(book, line, workshop)
    workshop.rest()
    const lines = [face.fitted(line)]
    const file = await makePressFile(page, {
      book,
      colour,
      bleed,
      folds: [trim.width, trim.width + spine],
      slug: { face: face.data, lines },
      ghostscript,
      name: `${book.identifier}/${name}`,
    })
    diagnostics.push(...checkInks(name, file))
    if (!draft) {
      const pages = [{ label: '书封', source: book.file }]
      const panels = [fitted.back, fitted.spine, source.printed.texts[0] ?? '']
      const text = (writing === 'vertical' ? panels.reverse() : panels).join('')
      const expected = {
        bleed,
        pages,
        lines,
        texts: [text],
        labels: [],
        outline: [],
        placed: [],
        colour,
        limit: INK_LIMIT,
      }
      diagnostics.push(...(await checkPress(file.data, { ...expected, geometry: { trim: sheet, area: sheet } })))
    }
    if (hasErrors(diagnostics)) step.failed(summary(diagnostics))
    else
      step.done(`书脊 ${spine.toFixed(2)} 毫米，${writing === 'vertical' ? '右' : '左'}开，${size(file.data.length)}`)
    return { value: { data: file.data, pages: 1, spine, fonts: [...fonts.sources, face.source] }, diagnostics }
  })
}

async function drawWrap(
  { book, edition: { bleed }, source, cache, workshop, browsers }: DerivedRequest<WrapEdition>,
  { trim, spine }: Pick<WrapRequest, 'trim' | 'spine'>,
): Promise<Outcome<{ page: Uint8Array; fonts: FontSet; fitted: FittedSpine }>> {
  const { front = '' } = source.printed
  const request: WrapRequest = { book, edition: source.edition, trim, spine, bleed, front }
  const texts = [...coverTexts(book, source.edition), ...wrapTexts(request)]
  const uses = texts.map((text) => ({ text, source: `${book.file}:1:1` }))
  const prepared = await prepareFonts({ book, uses, cache, workshop })
  workshop.rest()
  // What is only worth knowing of a font is said of the pages that are set in it.
  const diagnostics: Diagnostic[] = prepared.diagnostics.filter(({ severity }) => severity !== 'info')
  const fonts = prepared.value
  if (!fonts || hasErrors(diagnostics)) return { diagnostics }
  const { value: pool, diagnostics: trouble } = await browsers.get()
  diagnostics.push(...trouble)
  if (!pool) return { diagnostics }
  const printed = await printOnePage(
    {
      html: await composeWrap(request, fonts),
      faces: fonts.faces,
      trim: { width: 2 * trim.width + spine, height: trim.height },
      around: bleedOnPaper(bleed).paper,
      prepare: fitSpine,
      hint: TOO_LONG,
    },
    pool,
  )
  diagnostics.push(...printed.diagnostics)
  if (!printed.value) return { diagnostics }
  return { value: { page: printed.value.data, fonts, fitted: printed.value.prepared }, diagnostics }
}

const TOO_LONG = '缩短书名、副书名或内容提要（description）。'

function wrapFindings(
  { book, edition: { name } }: DerivedRequest<WrapEdition>,
  { spine, fitted }: { spine: number; fitted: FittedSpine },
): Diagnostic[] {
  const place = { file: book.file }
  const found: Diagnostic[] = []
  if (spine < LEAST_SPINE) {
    const message = `${name} 的书脊只有 ${spine.toFixed(2)} 毫米，不到 ${LEAST_SPINE} 毫米，书脊上不印字。`
    const hint = `纸比 caliper 写的厚，就改 caliper；薄的册子不如骑马订（impose: saddle）。`
    found.push({ severity: 'info', rule: 'wrap/spine-thin', message, hint, place })
  }
  if (fitted.dropped.length > 0) {
    const message = `${name} 的书脊排不下著者，只印书名和出版者。`
    found.push({
      severity: 'warning',
      rule: 'wrap/spine-crowded',
      message,
      hint: '书名太长；著者仍印在封面上。',
      place,
    })
  }
  if (!fitted.fits) {
    const message = `${name} 的书脊或封底排不下它的字。`
    found.push({ severity: 'error', rule: 'wrap/crowded', message, hint: TOO_LONG, place, domain: 'configuration' })
  }
  if (!book.description) {
    const message = `没有写 description，${name} 的封底没有内容提要。`
    found.push({
      severity: 'info',
      rule: 'wrap/back-empty',
      message,
      hint: '在 book.yaml 里写 description: 几句话。',
      place,
    })
  }
  return found
}
