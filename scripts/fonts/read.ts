import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { convert } from 'fontverter'
import { openStore } from '../config/store.ts'
import type { FontFile } from './files.ts'

/**
 * The bytes of a font as TrueType or OpenType. A woff or woff2 file of Chinese takes half a second to unpack, so what comes out is
 * kept below `cache`. Rejects when the file cannot be read or is no font.
 * @param read the file, where it has been read
 */
export async function readFont(
  font: Pick<FontFile, 'file' | 'identity'> & { cache: string },
  read?: Buffer,
): Promise<Buffer> {
  const data = read ?? (await readFile(font.file))
  if (!['wOFF', 'wOF2'].includes(data.toString('latin1', 0, 4))) return data
  const store = openStore(path.join(font.cache, 'fonts'))
  const key = JSON.stringify([TOOL, font.identity])
  const known = await store.read(key)
  if (known !== undefined) return Buffer.from(known.buffer, known.byteOffset, known.length)
  const unpacked = await convert(data, 'truetype')
  await store.write(key, unpacked)
  return unpacked
}

/** A new release may write otherwise, so its version is part of every key. */
const TOOL = `unpacked ${(createRequire(import.meta.url)('fontverter/package.json') as { version: string }).version}`
