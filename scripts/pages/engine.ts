import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { createRequire, stripTypeScriptTypes } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Origin, OriginFile } from '../browser/origin.ts'
import type { Tab } from '../browser/tab.ts'
import { openStore } from '../config/store.ts'
import type { EngineRequest, EngineResult } from './engine/main.ts'
import { PAGED_JS } from './paged-js.ts'

export type Engine = {
  layout(part: EngineRequest): Promise<EngineResult>
  /** Settled when all fonts are there; rejects when one does not load. */
  fonts: Promise<void>
}

/** The document in which an edition is laid out: its language, its style sheets with fonts, its writing mode. */
export type EngineDocument = { language: string; styles: string; attributes: string }

/** Starts the layouter in `tab`, from an origin that serves `engineFiles`. A layout rejects when a font of the style sheets does not load. */
export async function openEngine(tab: Tab, origin: Origin, request: EngineDocument): Promise<Engine> {
  origin.files.set('/engine.html', { type: 'text/html; charset=utf-8', body: engineHtml(request, origin.nonce) })
  await tab.open('/engine.html')
  await tab.waitForFunction(() => 'layoutPart' in window, { timeout: 0 })
  const fonts = tab.evaluate(loadFonts)
  // Whoever lays out hears of it.
  fonts.catch(() => {})
  return {
    fonts,
    async layout(part) {
      await fonts
      return tab.evaluate((value) => window.layoutPart(value), part)
    },
  }
}

/** Every face of the document must be there before the first line is broken; runs in the browser. */
export async function loadFonts(): Promise<void> {
  const faces = [...document.fonts]
  await Promise.all(faces.map((face) => face.load()))
  const missing = faces.filter((face) => face.status !== 'loaded').map((face) => `${face.family} ${face.weight}`)
  if (missing.length > 0) throw new Error(`fonts not loaded: ${missing.join(', ')}`)
}

/**
 * The layouter's own files, by the path under which the browser loads them: modules without types, and Paged.js.
 * @param cache folder that keeps the modules without types; absent, they are made anew
 */
export async function engineFiles(cache?: string): Promise<Map<string, OriginFile>> {
  const files = new Map<string, OriginFile>()
  const type = 'text/javascript; charset=utf-8'
  const folder = new URL('./engine/', import.meta.url)
  // One that is not served would leave the browser waiting without a word.
  const modules = (await readdir(folder, { recursive: true }))
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
  const sources = await Promise.all(modules.sort().map((name) => readFile(new URL(name, folder), 'utf8')))
  const stripped = await withoutTypes(sources, cache)
  for (const [index, name] of modules.entries()) files.set(`/engine/${name}`, { body: stripped[index] ?? '', type })
  // The package's "exports" hide its browser bundle, so it is found beside the entry that they show.
  const entry = createRequire(import.meta.url).resolve('pagedjs')
  const bundle = await readFile(new URL('../dist/paged.esm.js', pathToFileURL(entry)))
  assertKnown(bundle)
  files.set('/engine/pagedjs.js', { body: bundle, type })
  return files
}

/** What takes the types away takes 50 ms to load, in every build that prints. */
async function withoutTypes(sources: readonly string[], cache: string | undefined): Promise<string[]> {
  const store = cache === undefined ? undefined : openStore(path.join(cache, 'pages'))
  const key = JSON.stringify(['engine', process.version, sources])
  const known = await store?.read(key)
  if (known) return JSON.parse(Buffer.from(known).toString('utf8')) as string[]
  const stripped = sources.map((source) => stripTypeScriptTypes(source))
  await store?.write(key, Buffer.from(JSON.stringify(stripped)))
  return stripped
}

/** Throws unless `bundle` is the one that the corrections were written for. */
export function assertKnown(bundle: Uint8Array): void {
  const found = createHash('sha256').update(bundle).digest('hex')
  if (found !== PAGED_JS.sha256)
    throw new Error(`This is not the pinned ${PAGED_JS.name} (sha256 ${found}): run npm ci`)
}

function engineHtml({ language, styles, attributes }: EngineDocument, nonce: string): string {
  return `<!doctype html>
<html lang="${language}" ${attributes}>
<head>
<meta charset="utf-8">
<title>layout</title>
<style>${styles}</style>
<style id="page-rules"></style>
<script type="importmap" nonce="${nonce}">{"imports":{"pagedjs":"/engine/pagedjs.js"}}</script>
<script type="module" nonce="${nonce}" src="/engine/main.ts"></script>
</head>
<body class="engine"><div id="stage"></div></body>
</html>`
}
