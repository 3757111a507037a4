import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import subsetFont from 'subset-font'
import { openStore } from '../config/store.ts'
import type { FontReader } from './read.ts'

/** A new release of the cutter may cut otherwise: its version is part of every key. */
const TOOL = (createRequire(import.meta.url)('subset-font/package.json') as { version: string }).version

/**
 * Cuts a font file down to `characters` (a static TrueType comes out, all layout features kept) and remembers the result below `cache`.
 * `identity` names the content of the font file: a hash, or package and version. Rejects when the font cannot be cut.
 */
export async function subset(request: {
  file: string
  identity: string
  characters: Iterable<string>
  cache: string
  /** Where the axes of a variable font are pinned, so that it becomes static. */
  axes?: Record<string, number>
  /** Default: the file as it lies on the disk. */
  read?: FontReader['read']
}): Promise<Uint8Array> {
  const text = [...new Set(request.characters)].sort().join('')
  const store = openStore(path.join(request.cache, 'fonts'))
  const key = JSON.stringify([TOOL, request.identity, request.axes ?? {}, text])
  const known = await store.read(key)
  if (known !== undefined) return known
  const { read = ({ file }) => readFile(file), axes } = request
  const data = new Uint8Array(
    await subsetFont(await read(request), text, { targetFormat: 'truetype', variationAxes: axes }),
  )
  await store.write(key, data)
  await store.prune(MOST_BYTES)
  return data
}

/** Subsets are small (0.5 MB each, nine a job), and every new set of characters leaves some: 400 MB are some eighty jobs. */
const MOST_BYTES = 400 * 2 ** 20
