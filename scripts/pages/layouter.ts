import { createHash } from 'node:crypto'
import path from 'node:path'
import type { BrowserSession } from '../browser/launch.ts'
import { type OriginFile, openOrigin } from '../browser/origin.ts'
import { openTab, type Tab } from '../browser/tab.ts'
import type { PrintEdition } from '../config/book.ts'
import { openStore } from '../config/store.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { FontSet } from '../fonts/face.ts'
import type { Document } from '../html/document.ts'
import type { EngineRequest, EngineResult } from './engine/main.ts'
import { type Engine, engineFiles, openEngine } from './engine.ts'
import { readGeometry } from './geometry.ts'
import type { Geometry } from './page.ts'

/** Lays out the parts of one edition. What came out before for the same input is remembered; a tab opens when it is needed first. */
export type Layouter = {
  layout(part: EngineRequest): Promise<EngineResult>
  geometry(): Promise<Geometry>
  /** What the tab complained about. */
  problems(): Diagnostic[]
  close(): Promise<void>
}

export type LayouterRequest = {
  document: Document
  edition: PrintEdition
  fonts: FontSet
  session: BrowserSession
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

export async function openLayouter(request: LayouterRequest): Promise<Layouter> {
  const engine = await engineFiles()
  const store = request.cache ? openStore(path.join(request.cache, 'pages')) : undefined
  const shape = shapeOf(request, engine)
  let opening: Promise<Workplace> | undefined
  const workplace = () => {
    opening ??= openWorkplace(request, engine)
    return opening
  }
  let opened: Workplace | undefined
  const remembered = async <T>(key: string, make: (place: Workplace) => Promise<T>): Promise<T> => {
    const known = await store?.read(`${shape}\n${key}`)
    if (known) return JSON.parse(Buffer.from(known).toString('utf8')) as T
    opened = await workplace()
    const value = await make(opened)
    // A complaint would not be heard again if its part were remembered.
    if (opened.tab.problems.length === 0) await store?.write(`${shape}\n${key}`, Buffer.from(JSON.stringify(value)))
    return value
  }
  return {
    layout: (part) => remembered(JSON.stringify(part), ({ engine }) => engine.layout(part)),
    geometry: () => remembered('geometry', ({ tab }) => readGeometry(tab, request.edition)),
    problems: () => opened?.tab.problems ?? [],
    async close() {
      if (!opening) return
      await store?.prune(MOST_BYTES)
      const { tab, closeOrigin } = await opening
      await tab.close().catch(() => {})
      await closeOrigin()
    },
  }
}

type Workplace = { engine: Engine; tab: Tab; closeOrigin: () => Promise<void> }

async function openWorkplace(request: LayouterRequest, engine: Map<string, OriginFile>): Promise<Workplace> {
  const { document, session, files } = request
  const origin = await openOrigin({
    root: document.book.root,
    assets: document.assets,
    files: new Map([...files, ...engine]),
  })
  try {
    const tab = await openTab(session, origin)
    const { styles, attributes } = request
    const opened = await openEngine(tab, origin, { language: document.book.language, styles, attributes })
    return { engine: opened, tab, closeOrigin: () => origin.close() }
  } catch (error) {
    await origin.close()
    throw error
  }
}

/**
 * Everything besides the part itself that can move a line: the browser, the layouter, the style sheets, the fonts before they
 * were cut (cutting takes characters away and moves none), the pictures.
 */
function shapeOf(
  { document, fonts, session, styles, attributes }: LayouterRequest,
  engine: Map<string, OriginFile>,
): string {
  const hash = createHash('sha256')
  for (const [name, { body }] of [...engine].sort(([a], [b]) => (a < b ? -1 : 1))) hash.update(name).update(body)
  const faces = fonts.sources.map(({ family, weight, identity }) => [family, weight, identity])
  const pictures = document.assets.map(({ file, width, height }) => [file, width, height])
  const told = [LAYOUT, session.version, document.book.language, attributes, styles, faces, pictures]
  return hash.update(JSON.stringify(told)).digest('hex')
}

/** Version of what is remembered; raise it when RawPage changes. */
const LAYOUT = 2
