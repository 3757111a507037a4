import { createRequire } from 'node:module'
import path from 'node:path'
import { openStore } from '../config/store.ts'
import type { FontFile } from './files.ts'

/** What is to be cut: `identity` names the content of the font file (a hash, or package and version). */
export type Cut = Pick<FontFile, 'file' | 'identity'> & {
  characters: Iterable<string>
  /** Where the axes of a variable font are pinned, so that it becomes static. */
  axes?: Record<string, number>
  /** Absent: TrueType, as it is printed; woff2 is what e-books carry. */
  format?: 'woff2'
  cache: string
}

/** The result where the same cut has been made before (subset.ts). */
export function knownCut(cut: Cut): Promise<Uint8Array | undefined> {
  return storeOf(cut).read(keyOf(cut))
}

/** Keeps the result. */
export async function rememberCut(cut: Cut, data: Uint8Array): Promise<void> {
  const store = storeOf(cut)
  await store.write(keyOf(cut), data)
  await store.prune(MOST_BYTES)
}

/** The characters in one order, each once. */
export const textOf = ({ characters }: Cut) => [...new Set(characters)].sort().join('')

const storeOf = ({ cache }: Cut) => openStore(path.join(cache, 'fonts'))

const keyOf = (cut: Cut) =>
  JSON.stringify([TOOL, cut.identity, cut.axes ?? {}, textOf(cut), ...(cut.format ? [cut.format] : [])])

const { version } = createRequire(import.meta.url)('subset-font/package.json') as { version: string }

/** A new release of the cutter may cut otherwise: its version is part of every key. Raise the number when level-tops.ts, pieces.ts or space-advance.ts writes otherwise. */
const TOOL = `${version}, level tops 2, pieces 1, space 1`

/** Subsets are small (0.5 MB each, nine a job), and every new set of characters leaves some: 400 MB are some eighty jobs. */
const MOST_BYTES = 400 * 2 ** 20
