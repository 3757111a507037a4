import { existsSync } from 'node:fs'
import path from 'node:path'
import { openStore } from '../config/store.ts'

/** What the job has to know of a font file; plain data, so that it can be remembered. */
export type FontFacts = {
  /** SHA-256 of the file, in hexadecimal. */
  sha256: string
  /** `Noto Serif SC Regular`. */
  name: string
  version: string
  licence: string
  outlines: 'truetype' | 'cff'
  /** Variation axes with their ranges; empty for a static font. */
  axes: Record<string, { min: number; default: number; max: number }>
  /** OS/2 fsType, the bits that forbid something. */
  forbids: ('embedding' | 'subsetting' | 'outlines')[]
  /** OpenType feature tags. */
  features: string[]
  /** Code points as pairs of first and last. */
  ranges: [number, number][]
}

/** The facts of a font that has been seen before (inspect.ts); `identity` names its content (see `FontFile`). */
export async function knownFacts(request: { identity: string; cache: string }): Promise<FontFacts | undefined> {
  const known = await storeOf(request.cache).read(keyOf(request.identity))
  return known && (JSON.parse(Buffer.from(known).toString('utf8')) as FontFacts)
}

/** False on a machine where no font has been looked into. */
export const knowsFonts = (cache: string): boolean => existsSync(folderOf(cache))

/** Keeps what was found out. */
export function rememberFacts(request: { identity: string; cache: string }, facts: FontFacts): Promise<void> {
  return storeOf(request.cache).write(keyOf(request.identity), Buffer.from(JSON.stringify(facts)))
}

/** True when the font has a glyph for this code point. */
export function hasCharacter(facts: FontFacts, codePoint: number): boolean {
  let low = 0
  let high = facts.ranges.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const [first, last] = facts.ranges[middle] as [number, number]
    if (codePoint < first) high = middle - 1
    else if (codePoint > last) low = middle + 1
    else return true
  }
  return false
}

const folderOf = (cache: string) => path.join(cache, 'fonts')

const storeOf = (cache: string) => openStore(folderOf(cache))

/** The first word is the version of the facts; raise it when they change. */
const keyOf = (identity: string) => JSON.stringify(['facts 3', identity])
