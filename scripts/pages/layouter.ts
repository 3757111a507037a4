import { createHash } from 'node:crypto'
import path from 'node:path'
import { toString as textOf } from 'hast-util-to-string'
import { type OriginFile, openOrigin } from '../browser/origin.ts'
import type { BrowserPool } from '../browser/pool.ts'
import type { Tab } from '../browser/tab.ts'
import type { PrintEdition } from '../config/book.ts'
import { openStore } from '../config/store.ts'
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts'
import type { FontSet } from '../fonts/face.ts'
import type { Document } from '../html/document.ts'
import type { EngineRequest, EngineResult } from './engine/main.ts'
import { type Engine, engineFiles, openEngine } from './engine.ts'
import { readGeometry } from './geometry.ts'
import type { Geometry } from './page.ts'

/** Lays out the parts of one edition, several at a time. What came out before for the same input is remembered; tabs open when they are needed first. */
export type Layouter = {
  /** `file`: the chapter, for messages. */
  layout(part: EngineRequest, file?: string): Promise<Outcome<EngineResult>>
  geometry(): Promise<Outcome<Geometry>>
  /** What was lost on the way, and what tabs complained about between parts. */
  problems(): Diagnostic[]
  close(): Promise<void>
}

export type LayouterRequest = {
  document: Document
  edition: PrintEdition
  fonts: FontSet
  pool: BrowserPool
  /** Seconds without a new page after which a tab is taken for hung. */
  patience?: number
  /** Style sheets, fonts included; attributes of `<html>`. */
  styles: string
  attributes: string
  /** Fonts and pictures by path, as the origin serves them. */
  files: Map<string, OriginFile>
  /** Folder of the cache; without it nothing is remembered. */
  cache?: string
}

/** Layouts kept: some thousands of chapters. */
const MOST_BYTES = 300 * 2 ** 20

/** Seconds that one page may take: a table of thousands of rows or a paragraph as long as a book is measured at its first page. */
const PATIENCE = 180

/** Characters of text that are worth a tab more, which has to load its fonts first: some eighty pages. */
const WORTH = 40_000

type Workplace = { engine: Engine; tab: Tab }

export async function openLayouter(request: LayouterRequest): Promise<Layouter> {
  const { document, edition, pool, styles, attributes } = request
  const { language } = document.book
  const files = await engineFiles()
  const store = request.cache ? openStore(path.join(request.cache, 'pages')) : undefined
  const shape = shapeOf(request, files)
  const origin = await openOrigin({
    root: document.book.root,
    assets: document.assets,
    files: new Map([...request.files, ...files]),
  })
  const crew = pool.crew<Workplace>({
    origin,
    prepare: async (tab) => ({ tab, engine: await openEngine(tab, origin, { language, styles, attributes }) }),
    patience: request.patience ?? PATIENCE,
    worth: WORTH,
  })
  const remembered = async <T>(key: string, make: () => Promise<Outcome<T>>): Promise<Outcome<T>> => {
    const known = await store?.read(`${shape}\n${key}`)
    if (known) return { value: JSON.parse(Buffer.from(known).toString('utf8')) as T, diagnostics: [] }
    const outcome = await make()
    // A complaint would not be heard again if its part were remembered.
    if (outcome.value !== undefined && outcome.diagnostics.length === 0)
      await store?.write(`${shape}\n${key}`, Buffer.from(JSON.stringify(outcome.value)))
    return outcome
  }
  let worked = false
  return {
    layout: (part, file) =>
      remembered(JSON.stringify(part), () => {
        worked = true
        const weight = (part.html + part.notes).replace(/<[^>]*>/g, '').length
        return crew.run({ weight, file, work: ({ engine }) => engine.layout(part) })
      }),
    geometry: () =>
      remembered('geometry', () => {
        worked = true
        // Without a geometry nothing else of this shape is remembered: all chapters are to come.
        crew.expect(document.chapters.reduce((sum, { section }) => sum + textOf(section).length, 0))
        return crew.run({ weight: 0, work: ({ tab }) => readGeometry(tab, edition) })
      }),
    problems: () => crew.diagnostics(),
    async close() {
      if (worked) await store?.prune(MOST_BYTES)
      await crew.close()
      await origin.close()
    },
  }
}

/**
 * Everything besides the part itself that can move a line: the browser, the layouter, the style sheets, the fonts before they
 * were cut (cutting takes characters away and moves none), the pictures.
 */
function shapeOf(
  { document, fonts, pool, styles, attributes }: LayouterRequest,
  engine: Map<string, OriginFile>,
): string {
  const hash = createHash('sha256')
  for (const [name, { body }] of [...engine].sort(([a], [b]) => (a < b ? -1 : 1))) hash.update(name).update(body)
  const faces = fonts.sources.map(({ family, weight, identity }) => [family, weight, identity])
  const pictures = document.assets.map(({ file, width, height }) => [file, width, height])
  const told = [LAYOUT, pool.version, document.book.language, attributes, styles, faces, pictures]
  return hash.update(JSON.stringify(told)).digest('hex')
}

/** Version of what is remembered; raise it when RawPage changes. */
const LAYOUT = 2
