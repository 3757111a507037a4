import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { type OriginFile, openOrigin } from '../browser/origin.ts'
import type { BrowserPool } from '../browser/pool.ts'
import { openStore } from '../config/store.ts'
import { type Diagnostic, eachOnce, type Outcome } from '../diagnostics/diagnostic.ts'
import type { FontSet } from '../fonts/face.ts'
import type { DocumentFrame } from '../html/document.ts'
import { type Desk, WORTH } from '../pages/desk.ts'
import type { Pages } from '../pages/page.ts'
import { pictureFiles } from '../pages/pictures.ts'
import type { SheetPiece } from '../pages/sheet.ts'
import type { BrowserFile } from './browser-file.ts'
import { openPress, printPiece } from './press.ts'
import { readPrint, revivedPrint, storedPrint } from './read-print.ts'

export type PrintRequest = {
  pages: Pages
  document: DocumentFrame
  fonts: FontSet
  pool: BrowserPool
  /** Tabs in which these pages were laid out; without it others open, with the style sheets of the sheet. */
  desk?: Desk
  /** Folder of the cache: prints are remembered there. Without it everything is printed anew. */
  cache?: string
}

/**
 * Prints the sheet as Chromium does, in pieces with tags and outline, read and still to be joined. Pieces that were
 * printed before with the same fonts, styles and pictures come from the cache; the others are printed on the tabs of the pool, several at once.
 */
export async function printSheet(request: PrintRequest): Promise<Outcome<BrowserFile[]>> {
  const { pages, document, fonts, pool, cache } = request
  const { shell, pieces } = pages.sheet
  const { files } = await pictureFiles(document, fonts)
  for (const face of fonts.faces) files.set(`/fonts/${face.name}`, { body: face.data, type: 'font/ttf' })

  const store = cache ? openStore(path.join(cache, 'prints')) : undefined
  const shape = await shapeOf(pool, document, shell, files)
  // Digests: the pieces of a long book need not be held twice.
  const keys = pieces.map((piece) =>
    createHash('sha256')
      .update(`${shape}\n${JSON.stringify(piece)}`)
      .digest('hex'),
  )
  const prints = await Promise.all(
    keys.map(async (key) => {
      const kept = await store?.read(key)
      return kept && revivedPrint(kept)
    }),
  )
  const wanted = [...prints.keys()].filter((index) => !prints[index])
  if (wanted.length === 0) return { value: prints as BrowserFile[], diagnostics: [] }

  const { run, diagnostics, close } = request.desk ? atDesk(request.desk) : await openPresses(request, files)
  const print = async (index: number) => {
    const piece = pieces[index] as SheetPiece
    const { value, diagnostics } = await run(piece)
    const read = value && readPrint(value)
    prints[index] = read
    if (read && diagnostics.length === 0) await store?.write(keys[index] as string, storedPrint(read))
    return diagnostics
  }
  try {
    const found = (await Promise.all(wanted.map(print))).flat()
    await store?.prune(MOST_BYTES)
    const value = prints.every((one) => one !== undefined) ? prints : undefined
    return { value, diagnostics: eachOnce([...found, ...diagnostics()]) }
  } finally {
    await close()
  }
}

type Presses = {
  run(piece: SheetPiece): Promise<Outcome<Uint8Array>>
  diagnostics(): Diagnostic[]
  close(): Promise<void>
}

/** Each piece is worth a tab of its own. */
function atDesk(desk: Desk): Presses {
  return {
    run: (piece) =>
      desk.run({
        weight: WORTH,
        async work({ engine, tab }) {
          await engine.fonts
          return printPiece(tab, piece)
        },
      }),
    diagnostics: () => desk.problems(),
    close: async () => {},
  }
}

async function openPresses({ pages, document, pool }: PrintRequest, files: Map<string, OriginFile>): Promise<Presses> {
  files.set('/sheet.html', { body: pages.sheet.shell, type: 'text/html; charset=utf-8' })
  const origin = await openOrigin({ root: document.book.root, assets: document.assets, files })
  const crew = pool.crew({ origin, prepare: openPress, worth: 1 })
  return {
    run: (piece) => crew.run({ weight: 1, work: (press) => press.print(piece) }),
    diagnostics: () => crew.diagnostics(),
    async close() {
      await crew.close()
      await origin.close()
    },
  }
}

/** Prints kept: 25 kB a page. */
const MOST_BYTES = 400 * 2 ** 20

/** Everything besides a piece itself that shows in its print. Fonts as they were cut: a print holds numbers of their glyphs. */
async function shapeOf(
  { version }: BrowserPool,
  document: DocumentFrame,
  shell: string,
  files: ReadonlyMap<string, OriginFile>,
): Promise<string> {
  const hash = createHash('sha256').update(`${PRINT}\n${version}\n${shell}`)
  for (const [name, { body }] of [...files].sort(([a], [b]) => (a < b ? -1 : 1)))
    hash.update(`\n${name}\n`).update(body)
  // Other pictures are served as they lie on the disk.
  for (const { file, path: original, drawing } of document.assets) {
    if (!drawing) hash.update(`\n${file}\n`).update(await readFile(original))
  }
  return hash.digest('hex')
}

/** Version of what is remembered; raise it when the way of printing changes, or that of reading a print. */
const PRINT = 3
