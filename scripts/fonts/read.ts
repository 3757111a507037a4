import { open, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { openStore } from '../config/store.ts'
import { runInWorker } from '../workers/run.ts'
import { BUILT_IN } from './files.ts'
import { knownFacts } from './inspect.ts'

/** The font files of one build. */
export type FontReader = {
  /**
   * A font as TrueType or OpenType; `identity` names its content (see `subset`). A woff or woff2 file of Chinese takes half a
   * second to unpack: that is done once, in a thread beside, and remembered. Rejects when the file cannot be read or is damaged.
   */
  read(font: { file: string; identity: string }): Promise<Buffer>
  /** Begins to unpack what this machine has never looked into: the first build will ask for it. */
  begin(): Promise<void>
  /** Gives up what is still being unpacked. */
  close(): void
}

/** Nothing is read yet. Unpacked fonts are remembered below `cache`. */
export function openFonts(cache: string): FontReader {
  const folder = path.join(cache, 'fonts')
  const store = openStore(folder)
  const stop = new AbortController()
  const unpacked = new Map<string, Promise<Buffer>>()
  let last: Promise<unknown> = Promise.resolve()

  async function unpack(file: string, key: string): Promise<Buffer> {
    const data = (await store.read(key)) ?? (await runInWorker<Uint8Array>(UNPACK, { file, folder, key }, stop.signal))
    return Buffer.from(data.buffer, data.byteOffset, data.length)
  }

  async function read({ file, identity }: { file: string; identity: string }): Promise<Buffer> {
    if (!(await isPacked(file))) return readFile(file)
    const key = JSON.stringify([TOOL, identity])
    const before = unpacked.get(key)
    if (before) return before
    // One after the other: a thread for each would take both cores from the rest of the build.
    const data = last.then(() => unpack(file, key))
    last = data.catch(() => {})
    unpacked.set(key, data)
    return data
  }

  return {
    read,
    async begin() {
      for (const font of [BUILT_IN.kai400, BUILT_IN.kai700]) {
        // Who wants it will be told what is wrong with it.
        if (!(await knownFacts({ ...font, cache }))) read(font).catch(() => {})
      }
    },
    close() {
      stop.abort()
      unpacked.clear()
    },
  }
}

const UNPACK = new URL('./unpack.ts', import.meta.url)

const TOOL = `unpacked ${(createRequire(import.meta.url)('fontverter/package.json') as { version: string }).version}`

async function isPacked(file: string): Promise<boolean> {
  const handle = await open(file)
  try {
    const { buffer } = await handle.read(Buffer.alloc(4), 0, 4, 0)
    return ['wOFF', 'wOF2'].includes(buffer.toString('latin1'))
  } finally {
    await handle.close()
  }
}
