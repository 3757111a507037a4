import type { PressEdition } from '../config/book.ts'
import { type Diagnostic, hasErrors, type Outcome } from '../diagnostics/diagnostic.ts'
import { summary } from '../diagnostics/print.ts'
import { cutOneFace } from '../fonts/one-face.ts'
import { sheetWordsOf } from '../html/sheet-words.ts'
import { findGhostscript, INSTALL_GHOSTSCRIPT } from '../pdf/colour/ghostscript.ts'
import { makePressFile } from '../pdf/marks/press-file.ts'
import { checkInks } from '../preflight/print/inks.ts'
import { checkPress } from '../preflight/print/press.ts'
import type { MadeEdition, PrintedPages } from './edition.ts'
import { COVER_PAGES, type DerivedRequest } from './source.ts'
import { size } from './table.ts'

/** The file for the printing house, from the pages of a finished edition. */
export async function makePressEdition(request: DerivedRequest<PressEdition>): Promise<Outcome<MadeEdition>> {
  const { book, edition, source, steps, draft, workshop } = request
  const { colour, bleed, name } = edition
  const without = edition.cover || source.printed.cover === 'none' ? 0 : COVER_PAGES
  const printed = pagesFrom(source.printed, without)
  const ghostscript = colour === 'cmyk' ? await findGhostscript() : undefined
  if (colour === 'cmyk' && !ghostscript) return { diagnostics: [noGhostscript(edition)] }
  return steps.run(`${name} 制作`, async (step) => {
    const words = sheetWordsOf(book.language)
    const lines = printed.labels.map((label) =>
      [book.title, name, `${words.page} ${label}`, words.colours[colour], book.date].join('　'),
    )
    const face = await cutOneFace(book, lines.join(''), workshop)
    workshop.rest()
    const shown = lines.map(face.fitted)
    const slug = { face: face.data, lines: shown }
    const file = await makePressFile(source.data, {
      book,
      colour,
      without,
      bleed,
      slug,
      ghostscript,
      name: `${book.identifier}/${name}`,
    })
    const diagnostics: Diagnostic[] = [...checkInks(name, file), ...coverTwice(request)]
    if (!draft) {
      const expected = { ...printed, bleed, lines: shown, colour, limit: edition.inkLimit ?? INK_LIMIT }
      diagnostics.push(...(await checkPress(file.data, expected)))
    }
    if (hasErrors(diagnostics)) step.failed(summary(diagnostics))
    else step.done(`${lines.length} 页，${size(file.data.length)}`)
    const programs = ghostscript && { programs: { Ghostscript: ghostscript.version } }
    return { value: { data: file.data, pages: lines.length, fonts: [face.source], ...programs }, diagnostics }
  })
}

/** The pages of a source without the first ones. */
function pagesFrom(printed: PrintedPages, first: number): PrintedPages {
  if (first === 0) return printed
  const { labels, texts, outline, placed, pages } = printed
  return {
    ...printed,
    labels: labels.slice(first),
    texts: texts.slice(first),
    placed: placed.slice(first),
    pages: pages.slice(first),
    outline: outline.map((entry) => ({ ...entry, page: entry.page - first })),
  }
}

/** A book whose cover is a file of its own has it in the press file too: it would be printed as the first leaf. */
function coverTwice({ book, edition: { name, of, cover, place }, source }: DerivedRequest<PressEdition>): Diagnostic[] {
  const wrap = book.editions.find((one) => one.of === of && one.made === 'wrap')
  if (!wrap || !cover || source.printed.cover === 'none') return []
  const message = `${name} 的头两页是封面和它的背面，封面又在 ${wrap.name} 里。`
  const hint = '印胶订的书芯，写 cover: false。'
  return [{ severity: 'info', rule: 'press/cover-twice', message, hint, place }]
}

/** What coated paper and most papers take (ISO 12647-2), per cent; a printing house may say otherwise. */
export const INK_LIMIT = 300

/** The machine lacks the program that separates colours. */
export function noGhostscript({ name, place }: Pick<PressEdition, 'name' | 'place'>): Diagnostic {
  return {
    severity: 'error',
    rule: 'press/ghostscript-missing',
    message: `版本 ${name} 要分成四色，这台机器上没有 Ghostscript。`,
    hint: `运行 ${INSTALL_GHOSTSCRIPT}；单黑的书写 colour: grey，不用它。`,
    place,
    domain: 'machine',
  }
}
