import { createHash } from 'node:crypto'
import path from 'node:path'
import { toString as textOf } from 'hast-util-to-string'
import type { BrowserPool } from '../browser/pool.ts'
import type { Tab } from '../browser/tab.ts'
import type { PrintEdition } from '../config/book.ts'
import { openStore } from '../config/store.ts'
import type { Outcome } from '../diagnostics/diagnostic.ts'
import type { FontSet } from '../fonts/face.ts'
import type { Document } from '../html/document.ts'
import type { Desk } from './desk.ts'
import type { EngineRequest, EngineResult } from './engine/main.ts'
import { readGeometry } from './geometry.ts'
import type { Geometry } from './page.ts'
import { paleFinding, readPaleRules } from './pale.ts'

/** Lays out the parts of one edition, several at a time. What came out before for the same input is remembered; tabs open when they are needed first. */
export type Layouter = {
  /** `file`: the chapter, for messages. */
  layout(part: EngineRequest, file?: string): Promise<Outcome<EngineResult>>
  geometry(): Promise<Outcome<Geometry>>
  /** Keeps what is remembered within bounds; the desk stays open. */
  close(): Promise<void>
}

/** Layouts of the last time, as values. Of those that go on running: reading them from the disk takes longer than all else. */
export type KnownLayouts = Map<string, Promise<unknown>>

export type LayouterRequest = {
  document: Document
  edition: PrintEdition
  fonts: FontSet
  pool: BrowserPool
  /** The tabs that do the work. */
  desk: Desk
  /** Folder of the cache; without it nothing is remembered. */
  cache?: string
  /** Is read; what was not asked for is gone from it when the layouter closes. */
  known?: KnownLayouts
}

/** Layouts kept: some thousands of chapters. */
const MOST_BYTES = 300 * 2 ** 20

export function openLayouter(request: LayouterRequest): Layouter {
  const { document, desk } = request
  const store = request.cache ? openStore(path.join(request.cache, 'pages')) : undefined
  const shape = shapeOf(request)
  const asked = new Set<string>()
  const remembered = <T>(key: string, make: () => Promise<Outcome<T>>): Promise<Outcome<T>> => {
    const { known } = request
    if (!known) return stored(key, make)
    const digest = createHash('sha256').update(`${shape}\n${key}`).digest('hex')
    asked.add(digest)
    const outcome = (known.get(digest) as Promise<Outcome<T>> | undefined) ?? stored(key, make)
    known.set(digest, outcome)
    const forget = () => void known.delete(digest)
    // As on the disk: who complains is asked again.
    outcome.then(({ value, diagnostics }) => (value === undefined || diagnostics.length > 0) && forget(), forget)
    return outcome
  }
  const stored = async <T>(key: string, make: () => Promise<Outcome<T>>): Promise<Outcome<T>> => {
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
        return desk.run({ weight, file, work: ({ engine }) => engine.layout(part) })
      }),
    geometry: () =>
      remembered('geometry', async () => {
        worked = true
        // Without a geometry nothing else of this shape is remembered: all chapters are to come.
        desk.expect(document.chapters.reduce((sum, { section }) => sum + textOf(section).length, 0))
        const { value, diagnostics } = await desk.run({ weight: 0, work: ({ tab }) => readPage(tab, request) })
        if (!value) return { diagnostics }
        return { value: value.geometry, diagnostics: [...diagnostics, ...value.pale.map(paleFinding)] }
      }),
    async close() {
      for (const digest of request.known?.keys() ?? []) if (!asked.has(digest)) request.known?.delete(digest)
      if (worked) await store?.prune(MOST_BYTES)
    },
  }
}

async function readPage(tab: Tab, { document, edition }: LayouterRequest) {
  const geometry = await readGeometry(tab, edition)
  return { geometry, pale: document.book.style ? await readPaleRules(tab) : [] }
}

/**
 * Everything besides the part itself that can move a line: the browser, the layouter, the style sheets, the fonts before they
 * were cut (cutting takes characters away and moves none), the pictures.
 */
function shapeOf({ document, fonts, pool, desk }: LayouterRequest): string {
  const { engine, styles, attributes } = desk
  const hash = createHash('sha256')
  for (const [name, { body }] of [...engine].sort(([a], [b]) => (a < b ? -1 : 1))) hash.update(name).update(body)
  const faces = fonts.sources.map(({ family, weight, identity }) => [family, weight, identity])
  const pictures = document.assets.map(({ file, width, height }) => [file, width, height])
  const told = [LAYOUT, pool.version, document.book.language, attributes, styles, faces, pictures]
  return hash.update(JSON.stringify(told)).digest('hex')
}

/** Version of what is remembered; raise it when RawPage or Geometry changes, or what every face has (fonts/prepare.ts). */
const LAYOUT = 6
