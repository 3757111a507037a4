import type { EpubEdition, PrintEdition } from '../config/book.ts'
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts'
import type { CarriedPages } from '../epub/request.ts'
import type { Document } from '../html/document.ts'
import { reachesEdge } from '../pages/bleed.ts'
import { formatFolio } from '../pages/folio.ts'
import type { Page, Pages } from '../pages/page.ts'
import { pageStarts } from '../pages/page-starts.ts'
import type { Proven } from '../preflight/pdf.ts'
import type { EditionRequest, PrintedPages } from './edition.ts'
import { layOutEdition } from './laid-edition.ts'

/** What an e-book needs of a layout. */
export function carriedPages(edition: PrintEdition, { pages, geometry }: Pages, document: Document): CarriedPages {
  const { name, identifier } = edition
  return { starts: pageStarts(pages, document), file: `${name}.pdf`, identifier, geometry }
}

/** What derived editions need of one, and what its proof has found. */
export function printedPages({ pages, geometry }: Pages, proven?: Proven): PrintedPages {
  const { drawn: texts = [], outline = [], placed = [] } = proven ?? {}
  const labels = pages.map(({ folio, number }) => folio || formatFolio(number))
  const [front, back] = [pages[0], pages.at(-1)].map((page) => page?.part === 'cover')
  return {
    geometry,
    labels,
    texts,
    outline,
    placed,
    cover: front ? (back ? 'both' : 'front') : 'none',
    front: front ? pages[0]?.html : undefined,
    pages: pages.map((page, index) => ({
      label: labels[index] ?? '',
      source: sourceOf(page),
      reaches: reachesEdge(page),
    })),
  }
}

function sourceOf({ html, blocks }: Page): string {
  return html.match(/<figure [^>]*data-source="([^"]+)"/)?.[1] ?? blocks[0]?.source ?? ''
}

/** The page numbers of a print edition that is laid out for them, and not printed. */
export async function layOutForNumbers(request: EditionRequest<PrintEdition>): Promise<Outcome<CarriedPages>> {
  const { value: laid, diagnostics } = await layOutEdition(request)
  if (!laid) return { diagnostics }
  await laid.desk.close()
  return { value: carriedPages(request.edition, laid.pages, request.document), diagnostics }
}

/** What became of a print edition, as an e-book sees it: its errors are not the e-book's, which goes without its numbers and says why. */
export function asSeenBy(
  epub: EpubEdition,
  source: PrintEdition,
  { value, diagnostics }: Outcome<CarriedPages>,
): Outcome<CarriedPages> {
  const error = diagnostics.find(({ severity }) => severity === 'error')
  if (value && !error) return { value, diagnostics: [] }
  return {
    diagnostics: [
      {
        severity: 'warning',
        rule: 'epub/page-list-missing',
        message: `电子书 ${epub.name} 没有带上 ${source.name} 的页码，它没有排成：${error?.message ?? ''}`,
        hint: `运行 banxin build --edition ${source.name} 看问题在哪里；不要页码，就在 ${epub.name} 里写 pages: false。`,
      },
    ],
  }
}

/** A draft is quick: nothing is laid out for the sake of numbers. */
export function notForDraft(epub: EpubEdition, source: PrintEdition): Diagnostic {
  return {
    severity: 'info',
    rule: 'epub/page-list-missing',
    message: `草样不为页码另排 ${source.name}，电子书 ${epub.name} 里没有页码。`,
    hint: `要页码，去掉 --draft，或同时做 ${source.name}。`,
  }
}
