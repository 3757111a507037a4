import type { Book, Edition, EpubEdition } from '../config/book.ts'
import { type Diagnostic, hasErrors, type Outcome } from '../diagnostics/diagnostic.ts'
import type { CarriedPages } from '../epub/request.ts'
import type { Document } from '../html/document.ts'
import type { EditionRequest, MadeEdition } from './edition.ts'
import type { EditionResult } from './report.ts'

export type EditionsRequest = Omit<EditionRequest, 'book' | 'document' | 'edition' | 'numbersWanted'> & {
  /** Absent when the manuscript has errors: then nothing is made. */
  document: Document | undefined
}

/**
 * Makes each edition to its end, in their order but for print editions whose page numbers e-books carry: those come first.
 * One that fails does not keep the others from being made.
 */
export async function makeEditions(
  editions: readonly Edition[],
  { document, ...request }: EditionsRequest,
): Promise<EditionResult[]> {
  const results = new Map<Edition, Outcome<MadeEdition>>()
  if (document) {
    const numbers = new Map<string, Outcome<CarriedPages>>()
    const sources = new Set(editions.flatMap((edition) => (edition.format === 'epub' && edition.pages) || []))
    const first = [...editions].sort((a, b) => Number(sources.has(b.name)) - Number(sources.has(a.name)))
    for (const edition of first) {
      const numbersWanted = sources.has(edition.name)
      const own = { ...request, ...identifiedAs(edition, document), edition, numbersWanted }
      const outcome = await makeEdition(own, (epub) => numbersFor(epub, { ...request, document, numbers }))
      results.set(edition, outcome)
      if (numbersWanted) numbers.set(edition.name, { value: outcome.value?.carried, diagnostics: outcome.diagnostics })
    }
  }
  return editions.map((edition) => {
    const { value, diagnostics } = results.get(edition) ?? { diagnostics: [] }
    const made = hasErrors(diagnostics) ? undefined : value
    const file = `${edition.name}.${edition.format}`
    return { edition, file, made, typesetting: value?.typesetting, diagnostics }
  })
}

/** The book as an edition calls it that has an identifier of its own. */
function identifiedAs({ identifier }: Edition, document: Document): { book: Book; document: Document } {
  const book = identifier ? { ...document.book, identifier } : document.book
  return { book, document: identifier ? { ...document, book } : document }
}

/** The makers are loaded when they are needed: a mistake in book.yaml is answered before a PDF library is read. */
async function makeEdition(
  request: EditionRequest,
  numbersFor: (epub: EpubEdition) => Promise<Outcome<CarriedPages>>,
): Promise<Outcome<MadeEdition>> {
  const { edition } = request
  return caught(edition, async () => {
    if (edition.format === 'epub') {
      const { makeEpubEdition } = await import('./epub-edition.ts')
      return makeEpubEdition({ ...request, edition, pages: await numbersFor(edition) })
    }
    const { makePrintEdition } = await import('./print-edition.ts')
    return makePrintEdition({ ...request, edition })
  })
}

/**
 * The page numbers that an e-book carries: those of a print edition that has been made, else of one that is laid out for them, once for
 * all e-books.
 */
async function numbersFor(
  epub: EpubEdition,
  request: Omit<EditionRequest, 'book' | 'edition'> & { numbers: Map<string, Outcome<CarriedPages>> },
): Promise<Outcome<CarriedPages>> {
  const { document, draft, numbers } = request
  const source = document.book.editions.find(({ name }) => name === epub.pages)
  if (source?.format !== 'pdf') return { diagnostics: [] }
  const { layOutForNumbers, asSeenBy, notForDraft } = await import('./printed-pages.ts')
  if (draft && !numbers.has(source.name)) return { diagnostics: [notForDraft(epub, source)] }
  const layOut = () => layOutForNumbers({ ...request, ...identifiedAs(source, document), edition: source })
  const found = numbers.get(source.name) ?? (await caught(source, layOut))
  numbers.set(source.name, found)
  return asSeenBy(epub, source, found)
}

async function caught<T>(edition: Edition, make: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  try {
    return await make()
  } catch (error) {
    return { diagnostics: [unexpected(edition, error)] }
  }
}

/** No stage throws for bad input, so this is a fault of Banxin or of the machine; the other editions go on. */
function unexpected(edition: Edition, error: unknown): Diagnostic {
  const { message, stack = '' } = error instanceof Error ? error : new Error(String(error))
  // A library may put a whole font into its message: the first place of our own in the frames is enough.
  const frame = stack.split('\n').find((line) => line.length < 500 && /^\s+at .*\/(scripts|node_modules)\//.test(line))
  const at = frame?.replace(/^.*\/(?=(scripts|node_modules)\/)/, '').replace(/\)$/, '')
  return {
    severity: 'error',
    rule: 'build/unexpected',
    message: `版本 ${edition.name} 中途出错：${message.slice(0, 300)}${at ? `（${at}）` : ''}。`,
    hint: '先运行 banxin doctor 看机器缺什么；都好的话，请把这条消息和书稿报告给 Banxin 的维护者。',
    domain: 'machine',
  }
}
