import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { deserialize, serialize } from 'node:v8'
import { openStore } from '../config/store.ts'
import { pageDigests } from './page-digests.ts'
import type { ExpectedPage, PdfFacts, PdfPage } from './pdf-facts.ts'
import type { PlannedPage } from './type/page.ts'

/** Readings of an edition's pages that are kept from build to build. */
export type Readings = {
  /** Whether nothing has been read before, as far as is known. */
  isEmpty(): Promise<boolean>
  /** Pages of a finished file that were read before, to the last byte as they are now and with the same expected of them, by index. */
  recall(pdf: Uint8Array, expected: readonly ExpectedPage[]): Promise<ReadonlyMap<number, PdfPage>>
  /** Keeps what was read of the file that was last asked for. */
  keep(facts: PdfFacts): Promise<void>
}

/**
 * What an edition's last proof read, so that the next one reads only what has changed: reading a page takes ten times as long as to see
 * that it is the same. A reading is known by all that it was made of: the bytes of the page, what was expected of it, the code that read it.
 * @param cache folder of the cache
 * @param name of the publication and the edition
 */
export function openReadings(cache: string, name: string): Readings {
  const store = openStore(path.join(cache, 'readings'))
  const reader = codeOfReader()
  const stored = store.read(name)
  // Heard of where they are awaited.
  for (const one of [reader, stored]) one.catch(() => {})
  let naming: Promise<string[]> = Promise.resolve([])
  let before = new Map<string, PdfPage>()
  return {
    isEmpty: () =>
      stored.then(
        (kept) => kept === undefined,
        () => false,
      ),
    async recall(pdf, expected) {
      const kept = await stored
      before = kept ? revive(kept) : new Map()
      const shape = `${READING}\n${process.versions.v8}\n${await reader}`
      const keys = () => keysOf(shape, pdf, expected)
      if (before.size === 0) {
        // Nothing can be known: the keys are made while the threads read.
        naming = nextTurn().then(keys)
        naming.catch(() => {})
        return new Map()
      }
      const made = keys()
      naming = Promise.resolve(made)
      const known = made.map((key, index) => [index, before.get(key)] as const)
      return new Map(known.filter((entry): entry is [number, PdfPage] => entry[1] !== undefined))
    },
    async keep({ pages }) {
      const keys = await naming
      if (pages.length !== keys.length) return
      const entries = keys.flatMap((key, index): [string, PdfPage][] => {
        const page = pages[index]
        return page && !byTags(page) ? [[key, page]] : []
      })
      if (entries.every(([key]) => before.has(key))) return
      await store.write(name, serialize(new Map(entries)))
      await store.prune(MOST_BYTES)
    },
  }
}

/** What the reading of every page is kept under. */
function keysOf(shape: string, pdf: Uint8Array, expected: readonly ExpectedPage[]): string[] {
  // What a vertical edition expects of every page alike is long: it is said once.
  const nominal = JSON.stringify(expected[0]?.planned?.nominal)
  // Every page is planned, and is the next one of another.
  const plans = new Map<PlannedPage, string>()
  const told = (plan: PlannedPage | undefined) => {
    if (!plan) return ''
    const before = plans.get(plan)
    if (before) return before
    const flows = plan.flows.map((flow) => ({ ...flow, is: flow.is.join() }))
    const said = JSON.stringify({ ...plan, flows, nominal: undefined })
    plans.set(plan, said)
    return said
  }
  return digestsOf(pdf).map((digest, index) => {
    const { order, planned, next } = expected[index] ?? {}
    return sha256(`${shape}\n${digest}\n${nominal}\n${JSON.stringify(order)}\n${told(planned)}\n${told(next)}`)
  })
}

/** A file that cannot be taken apart is read whole: the reader says better what is wrong with it. */
function digestsOf(pdf: Uint8Array): string[] {
  try {
    return pageDigests(pdf)
  } catch {
    return []
  }
}

/** Readings kept: 4 kB a page. */
const MOST_BYTES = 100 * 2 ** 20

/** Version of what is remembered; raise it when PdfPage changes otherwise than by the code below this folder. */
const READING = 2

/** What the tags say is not in the page's digest. */
const byTags = ({ tagged, unordered }: PdfPage) => tagged !== undefined || unordered === true

function revive(kept: Uint8Array): Map<string, PdfPage> {
  try {
    return deserialize(kept) as Map<string, PdfPage>
  } catch {
    // Another version of Node has written it.
    return new Map()
  }
}

/** All code that reads and measures: who changes a check wants to see it at work. */
async function codeOfReader(): Promise<string> {
  const folder = fileURLToPath(new URL('../', import.meta.url))
  const names = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.ts')).sort()
  const texts = await Promise.all(names.map((file) => readFile(path.join(folder, file))))
  const library = await readFile(fileURLToPath(import.meta.resolve('pdfjs-dist/package.json')))
  return sha256(...texts, library)
}

function sha256(...parts: (string | Uint8Array)[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part).update('\0')
  return hash.digest('hex')
}
