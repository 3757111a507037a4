import { createHash } from 'node:crypto'
import type { BrowserPool, PoolOptions } from '../browser/pool.ts'
import { openPool } from '../browser/pool.ts'
import type { Book, PrintEdition } from '../config/book.ts'
import { loadBook } from '../config/load.ts'
import { type Diagnostic, hasErrors, type Outcome } from '../diagnostics/diagnostic.ts'
import type { FontSet } from '../fonts/face.ts'
import { prepareFonts } from '../fonts/prepare.ts'
import { documentUses } from '../fonts/uses.ts'
import type { FontWorkshop } from '../fonts/workshop.ts'
import type { Document } from '../html/document.ts'
import { type PreparedChapters, prepareForPrint } from '../html/print/prepare.ts'
import { readDocument } from '../html/read-document.ts'
import type { ParsedFiles } from '../manuscript/read.ts'
import { type Desk, openDesk } from '../pages/desk.ts'
import { generatedTexts } from '../pages/generated-texts.ts'
import { type LayoutMemory, layoutOn, newLayoutMemory } from '../pages/layout.ts'
import type { Pages } from '../pages/page.ts'
import type { BrowserFile } from '../pdf/browser-file.ts'
import { finishPdf } from '../pdf/finish.ts'
import { printSheet } from '../pdf/print.ts'
import { beginProof } from '../preflight/proof.ts'
import { commonCharacters } from './common-characters.ts'

/** What came of a book as its files are now. Without an error all is there; else what could still be made. */
export type Rebuilt = {
  book?: Book
  /** The edition that was made: the one asked for, else the first. */
  edition?: PrintEdition
  pages?: Pages
  pdf?: Uint8Array
  /** A digest of all that shows on pages beside what they say: style sheets, fonts, pictures. */
  look?: string
  /** Everything found but for what the proof finds. */
  diagnostics: Diagnostic[]
  /** Compares pages and PDF with the manuscript, as a build does. Present when there is a PDF. */
  prove?(): Proving
}

/** Resolves to undefined when it has been given up (`stop`). */
export type Proving = { found: Promise<Diagnostic[] | undefined>; stop(): void }

/** Makes editions of one book again and again. What one time leaves behind makes the next quicker, and never another. */
export type Rebuilder = {
  /** One at a time. `told.pages` hears of the pages as soon as they are laid out. */
  rebuild(edition?: string, told?: Told): Promise<Rebuilt>
  /** A file of the manuscript as it was read last; undefined for one that was not. */
  sourceOf(file: string): string | undefined
  /** Gives up what is under way. */
  close(): Promise<void>
}

type Told = {
  pages?(pages: Pages): void
  progress?(state: { chapters: number; of: number; pages: number }): void
}

export type RebuilderRequest = Omit<PoolOptions, 'cache'> & {
  /** The book's folder. */
  manuscript: string
  cache: string
  env: NodeJS.ProcessEnv
  /** Where fonts are cut; whoever opened it closes it. */
  workshop: FontWorkshop
}

/** Nothing is opened yet: the browser starts with the first layout. */
export function openRebuilder(request: RebuilderRequest): Rebuilder {
  const { manuscript, cache, env, workshop } = request
  const parsed: ParsedFiles = new Map()
  const memories = new Map<string, EditionMemory>()
  const tables = keepTable(request)

  /** What an edition says of itself decides how its text is treated. */
  const memoryOf = (edition: PrintEdition): EditionMemory => {
    const of = JSON.stringify(edition)
    const last = memories.get(edition.name)
    if (last?.of === of) return last
    const memory = { of, prepared: new Map(), layout: newLayoutMemory() }
    memories.set(edition.name, memory)
    return memory
  }
  const rebuild = async (name: string | undefined, told: Told = {}): Promise<Rebuilt> => {
    const { value: book, diagnostics: ofBook } = await loadBook(manuscript, env)
    if (!book) return { diagnostics: ofBook }
    const edition = chooseEdition(book, name)
    if (!edition) return { book, diagnostics: [...ofBook, noPrintEdition(book)] }
    const { value: document, diagnostics: ofText } = await readDocument(book, cache, parsed)
    const diagnostics = [...ofBook, ...ofText]
    // A build would stop here as well; the pages before the error stay in view.
    if (!document || hasErrors(diagnostics)) return { book, edition, diagnostics }
    const memory = memoryOf(edition)

    const prepared = prepareForPrint(document, edition, { prepared: memory.prepared })
    const uses = [...documentUses(prepared), ...generatedTexts(prepared, edition)]
    const cut = await prepareFonts({ book, uses, cache, workshop, spare: commonCharacters(book.language) })
    diagnostics.push(...cut.diagnostics)
    const fonts = cut.value
    if (!fonts || hasErrors(diagnostics)) return { book, edition, diagnostics }

    const { value: table, diagnostics: ofBrowser } = await tables.get({ document: prepared, edition, fonts })
    diagnostics.push(...ofBrowser)
    if (!table) return { book, edition, diagnostics }
    const { pool, desk, of: look } = table
    const wanted = { document: prepared, book, edition, fonts, pool, cache }
    let pages: Pages | undefined
    let prints: BrowserFile[] | undefined
    try {
      const laid = await layoutOn(desk, { ...wanted, memory: memory.layout, progress: told.progress })
      diagnostics.push(...laid.diagnostics)
      pages = laid.value
      if (pages) told.pages?.(pages)
      const raw = pages && (await printSheet({ pages, document: prepared, fonts, pool, desk, cache }))
      diagnostics.push(...(raw?.diagnostics ?? []))
      prints = raw?.value
    } finally {
      // What a tab has complained about once it would say for ever, and one that has failed may be good for nothing.
      if (!prints || desk.problems().length > 0) await tables.clear()
    }
    if (!pages || !prints) return { book, edition, pages, diagnostics }
    const pdf = await finishPdf(prints, { book, edition, pages, document: prepared })
    const prove = () => {
      const proof = beginProof(document, prepared, pages, { fonts, edition, cache })
      const { promise: stopped, resolve: stop } = Promise.withResolvers<undefined>()
      const found = proof.finish(pdf).then(({ diagnostics }) => diagnostics)
      return { found: Promise.race([stopped, found]).finally(proof.close), stop: () => stop(undefined) }
    }
    return { book, edition, pages, pdf, look, diagnostics, prove }
  }
  return { rebuild, sourceOf: (file) => parsed.get(file)?.source, close: tables.close }
}

type EditionMemory = { of: string; prepared: PreparedChapters; layout: LayoutMemory }

/** Editions that have pages of their own: what is made of the pages of another shows nothing new. */
export function printEditions(book: Book): PrintEdition[] {
  return book.editions.filter(
    (edition): edition is PrintEdition => edition.format === 'pdf' && edition.of === undefined,
  )
}

function chooseEdition(book: Book, name: string | undefined): PrintEdition | undefined {
  const editions = printEditions(book)
  return editions.find((edition) => edition.name === name) ?? editions[0]
}

type Table = { pool: BrowserPool; desk: Desk; of: string }

/** The browser, and tabs that have the fonts and style sheets of the last layout: they stay open until these change. */
function keepTable(request: RebuilderRequest) {
  let pool: BrowserPool | undefined
  let open: { desk: Desk; of: string } | undefined
  let closed = false
  const clear = async () => {
    const last = open
    open = undefined
    await last?.desk.close()
  }
  return {
    async get(wanted: { document: Document; edition: PrintEdition; fonts: FontSet }): Promise<Outcome<Table>> {
      if (closed) return { diagnostics: [] }
      const of = lookOf(wanted)
      const diagnostics: Diagnostic[] = []
      if (!pool) {
        const started = await openPool(request)
        diagnostics.push(...started.diagnostics)
        pool = started.value
      }
      if (closed) await pool?.close()
      if (!pool || closed) return { diagnostics }
      if (open?.of !== of) {
        await clear()
        open = { of, desk: await openDesk({ ...wanted, pool, cache: request.cache }) }
        if (closed) await clear()
      }
      if (!open) return { diagnostics }
      return { value: { pool, ...open }, diagnostics }
    },
    /** A browser that has failed is started anew as well. */
    async clear() {
      await clear()
      const last = pool
      pool = undefined
      await last?.close()
    },
    /** What is under way is given up. */
    async close() {
      closed = true
      await clear()
      await pool?.close()
    },
  }
}

/** All that a tab has loaded before a page comes: text, and what the text names, is not among it. */
function lookOf({ document, edition, fonts }: { document: Document; edition: PrintEdition; fonts: FontSet }): string {
  const hash = createHash('sha256')
  const { language, style } = document.book
  const pictures = document.assets.map(({ file, sha256, width, height, drawing }) => [
    file,
    sha256,
    width,
    height,
    drawing,
  ])
  hash.update(JSON.stringify([edition, language, style, fonts.css, pictures]))
  for (const { name, data } of fonts.faces) hash.update(name).update(data)
  return hash.digest('hex')
}

function noPrintEdition({ file }: Book): Diagnostic {
  return {
    severity: 'error',
    rule: 'preview/no-print-edition',
    message: '这本书没有印刷的版本，没有页面可看。',
    hint: '在 book.yaml 的 editions: 里加一个，如 booklet: { theme: booklet }。',
    place: { file },
    domain: 'configuration',
  }
}
