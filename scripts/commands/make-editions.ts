import type { Book, Edition, EpubEdition } from '../config/book.ts'
import { type Diagnostic, hasErrors, type Outcome } from '../diagnostics/diagnostic.ts'
import type { CarriedPages } from '../epub/request.ts'
import type { Document } from '../html/document.ts'
import type { EditionRequest, MadeEdition } from './edition.ts'
import { carriesNumbers, makingOrder, needsBrowser } from './making-order.ts'
import type { EditionResult } from './report.ts'

export type EditionsRequest = Omit<EditionRequest, 'book' | 'document' | 'edition' | 'numbersWanted'> & {
  /** Absent when the manuscript has errors: then nothing is made. */
  document: Document | undefined
}

/**
 * Makes each edition to its end, in an order in which each finds what it needs of the others. One that fails does not keep the others
 * from being made. Their makers are loaded when they are needed: a mistake in book.yaml is answered before a PDF library is read.
 * @returns the editions that were asked for, in their order
 */
export async function makeEditions(
  editions: readonly Edition[],
  { document, ...request }: EditionsRequest,
): Promise<EditionResult[]> {
  const results = new Map<string, Outcome<MadeEdition>>()
  if (document) {
    const numbers = new Map<string, Outcome<CarriedPages>>()
    const order = makingOrder(editions, document.book)
    for (const [index, edition] of order.entries()) {
      const numbersWanted = carriesNumbers(edition, editions)
      const lastToPrint = !order.slice(index + 1).some(needsBrowser)
      const asked = { ...request, ...identifiedAs(edition, document), numbersWanted, lastToPrint }
      const outcome = await caught(edition, async () => {
        if (edition.of !== undefined) {
          const { makeDerivedEdition } = await import('./derived-edition.ts')
          const requested = editions.some(({ name }) => name === edition.of)
          return makeDerivedEdition({ ...asked, edition }, { results, requested })
        }
        if (edition.format === 'pdf') {
          const { makePrintEdition } = await import('./print-edition.ts')
          return makePrintEdition({ ...asked, edition })
        }
        const { makeEpubEdition } = await import('./epub-edition.ts')
        const pages = await numbersFor(edition, { ...request, document, numbers })
        return makeEpubEdition({ ...asked, edition, pages })
      })
      results.set(edition.name, outcome)
      if (numbersWanted) numbers.set(edition.name, { value: outcome.value?.carried, diagnostics: outcome.diagnostics })
    }
  }
  return editions.map((edition) => {
    const { value, diagnostics } = results.get(edition.name) ?? { diagnostics: [] }
    const made = hasErrors(diagnostics) ? undefined : value
    return { edition, file: fileOf(edition), made, typesetting: value?.typesetting, diagnostics }
  })
}

/** A name in the folder of outputs: a file's, or that of a folder of copies. */
function fileOf(edition: Edition): string {
  const folder = edition.of !== undefined && edition.made === 'copies' && edition.each
  return folder ? edition.name : `${edition.name}.${edition.format}`
}

/** The book as an edition calls it that has an identifier of its own. */
function identifiedAs({ identifier }: Edition, document: Document): { book: Book; document: Document } {
  const book = identifier ? { ...document.book, identifier } : document.book
  return { book, document: identifier ? { ...document, book } : document }
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
  if (source?.format !== 'pdf' || source.of !== undefined) return { diagnostics: [] }
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
