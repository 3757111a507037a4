import { createRequire } from 'node:module'
import path from 'node:path'
import subsetFont from 'subset-font'
import { openStore } from '../config/store.ts'
import type { FontFile } from './files.ts'
import { readFont } from './read.ts'

/** What is to be cut: `identity` names the content of the font file (a hash, or package and version). */
export type Cut = Pick<FontFile, 'file' | 'identity'> & {
  characters: Iterable<string>
  /** Where the axes of a variable font are pinned, so that it becomes static. */
  axes?: Record<string, number>
  cache: string
}

/**
 * Cuts a font file down to `characters` (a static TrueType comes out, all layout features kept) and remembers the result below `cache`.
 * Rejects when the font cannot be cut.
 */
export async function subset(cut: Cut): Promise<Uint8Array> {
  const known = await knownSubset(cut)
  if (known !== undefined) return known
  const { axes, cache } = cut
  const font = await readFont(cut)
  const data = new Uint8Array(await subsetFont(font, textOf(cut), { targetFormat: 'truetype', variationAxes: axes }))
  const store = openStore(path.join(cache, 'fonts'))
  await store.write(keyOf(cut), data)
  await store.prune(MOST_BYTES)
  return data
}

/** The result where the same cut has been made before. */
export function knownSubset(cut: Cut): Promise<Uint8Array | undefined> {
  return openStore(path.join(cut.cache, 'fonts')).read(keyOf(cut))
}

const textOf = ({ characters }: Cut) => [...new Set(characters)].sort().join('')

const keyOf = (cut: Cut) => JSON.stringify([TOOL, cut.identity, cut.axes ?? {}, textOf(cut)])

/** A new release of the cutter may cut otherwise: its version is part of every key. */
const TOOL = (createRequire(import.meta.url)('subset-font/package.json') as { version: string }).version

/** Subsets are small (0.5 MB each, nine a job), and every new set of characters leaves some: 400 MB are some eighty jobs. */
const MOST_BYTES = 400 * 2 ** 20
