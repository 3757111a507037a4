import { type OriginFile, openOrigin } from '../browser/origin.ts'
import type { BrowserPool } from '../browser/pool.ts'
import type { Tab } from '../browser/tab.ts'
import type { PrintEdition } from '../config/book.ts'
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts'
import type { FontSet } from '../fonts/face.ts'
import type { Document } from '../html/document.ts'
import { type Engine, engineFiles, openEngine } from './engine.ts'
import { pictureFiles } from './pictures.ts'
import { editionAttributes, readStyles } from './styles.ts'

/**
 * Tabs that have the style sheets, fonts and pictures of one edition: they lay out its parts and print its pages. A tab opens
 * when there is work for it, and loads its fonts once.
 */
export type Desk = {
  /** Style sheets, fonts included; attributes of `<html>`. */
  styles: string
  attributes: string
  /** The layouter's own files, by path. */
  engine: ReadonlyMap<string, OriginFile>
  /** What is wrong with pictures. */
  diagnostics: Diagnostic[]
  /** Does `work` in one of the tabs. `weight`: how much it is, in characters; `file`: the chapter, for messages. */
  run<T>(job: { weight: number; file?: string; work: (place: Place) => Promise<T> }): Promise<Outcome<T>>
  /** Says that work of this weight is to come. */
  expect(weight: number): void
  /** What was lost on the way, and what tabs complained about between jobs. */
  problems(): Diagnostic[]
  /** Has the tabs give back the memory of what they have done. */
  sweep(): Promise<void>
  /** Safe to call twice. */
  close(): Promise<void>
}

export type Place = { engine: Engine; tab: Tab }

export type DeskRequest = {
  document: Document
  edition: PrintEdition
  fonts: FontSet
  pool: BrowserPool
  /** Folder of the cache; without it nothing is remembered. */
  cache?: string
  /** Seconds without a new page after which a tab is taken for hung. */
  patience?: number
}

/** Seconds that one page may take: a table of thousands of rows or a paragraph as long as a book is measured at its first page. */
const PATIENCE = 180

/** Characters of text that are worth a tab more, which has to load its fonts first: some eighty pages. */
export const WORTH = 40_000

/**
 * Characters after which a tab is swept: some five hundred pages that it has laid out, or six pieces that it has printed. Twice as often a
 * long book takes a tenth more of the browser.
 */
const MUCH = 240_000

/** Opens no tab yet. Closing it is the caller's duty. */
export async function openDesk({ document, edition, fonts, pool, cache, patience }: DeskRequest): Promise<Desk> {
  const { language, style } = document.book
  const styles = `${fonts.css}\n${await readStyles(edition, style)}`
  const attributes = editionAttributes(edition)
  const { files, diagnostics } = await pictureFiles(document, fonts)
  for (const face of fonts.faces) files.set(`/fonts/${face.name}`, { body: face.data, type: 'font/ttf' })
  const engine = await engineFiles(cache)
  const origin = await openOrigin({
    root: document.book.root,
    assets: document.assets,
    files: new Map([...files, ...engine]),
  })
  /** Characters that each tab has worked on since it was swept. */
  const tabs = new Map<Tab, number>()
  const crew = pool.crew<Place>({
    origin,
    async prepare(tab) {
      tabs.set(tab, 0)
      return { tab, engine: await openEngine(tab, origin, { language, styles, attributes }) }
    },
    patience: patience ?? PATIENCE,
    worth: WORTH,
  })
  let closing: Promise<void> | undefined
  return {
    styles,
    attributes,
    engine,
    diagnostics,
    run: ({ work, ...job }) =>
      crew.run({
        ...job,
        async work(place) {
          const value = await work(place)
          const { tab } = place
          const done = (tabs.get(tab) ?? 0) + job.weight
          tabs.set(tab, done < MUCH ? done : 0)
          // The next job waits for it, and nobody else.
          if (done >= MUCH) void tab.sweep()
          return value
        },
      }),
    expect: (weight) => crew.expect(weight),
    problems: () => crew.diagnostics(),
    async sweep() {
      await Promise.all([...tabs.keys()].filter((tab) => !tab.isClosed()).map((tab) => tab.sweep()))
    },
    close() {
      closing ??= crew.close().then(() => origin.close())
      return closing
    },
  }
}
