import path from 'node:path'
import { create, type Font } from 'fontkit'
import { openStore } from '../config/store.ts'
import type { FontFile } from './files.ts'
import { readFont } from './read.ts'

/** What the job has to know of a font file; plain data, so that it can be remembered. */
export type FontFacts = {
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

type Request = Pick<FontFile, 'file' | 'identity'> & { cache: string }

/**
 * Reads the facts of one TTF, OTF, woff or woff2 file, from `cache` when `identity` (see `subset`) has been seen before.
 * Rejects when it is no such font.
 */
export async function inspectFont({ file, identity, cache }: Request): Promise<FontFacts> {
  const known = await knownFacts({ identity, cache })
  if (known !== undefined) return known
  const facts = factsOf(await readFont({ file, identity, cache }))
  await openStore(path.join(cache, 'fonts')).write(keyOf(identity), Buffer.from(JSON.stringify(facts)))
  return facts
}

/** The facts of a font that has been seen before. */
export async function knownFacts({ identity, cache }: Omit<Request, 'file'>): Promise<FontFacts | undefined> {
  const known = await openStore(path.join(cache, 'fonts')).read(keyOf(identity))
  return known && (JSON.parse(Buffer.from(known).toString('utf8')) as FontFacts)
}

const keyOf = (identity: string) => JSON.stringify([LAYOUT, identity])

/** Version of the facts; raise it when they change. */
const LAYOUT = 'facts 2'

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

function factsOf(data: Buffer): FontFacts {
  const font = create(data) as Font & Tables
  if (typeof font.characterSet === 'undefined') throw new Error('字体集合文件')
  const { noEmbedding, noSubsetting, bitmapOnly } = font['OS/2']?.fsType ?? {}
  const forbids: FontFacts['forbids'] = []
  if (noEmbedding) forbids.push('embedding')
  if (noSubsetting) forbids.push('subsetting')
  if (bitmapOnly) forbids.push('outlines')
  const features = [font.GSUB, font.GPOS].flatMap((table) => table?.featureList?.map(({ tag }) => tag) ?? [])
  return {
    name: font.fullName ?? font.postscriptName ?? '',
    version: String(font.version ?? ''),
    licence: font.getName('license', 'en') ?? '',
    outlines: 'glyf' in font.directory.tables ? 'truetype' : 'cff',
    axes: Object.fromEntries(
      Object.entries(font.variationAxes).flatMap(([tag, axis]) =>
        axis === undefined ? [] : [[tag, { min: axis.min, default: axis.default, max: axis.max }]],
      ),
    ),
    forbids,
    features: [...new Set(features)].sort(),
    // The set lists cmap's end mark U+FFFF too, and whatever is mapped to the empty glyph.
    ranges: rangesOf(font.characterSet.filter((point) => font.hasGlyphForCodePoint(point))),
  }
}

/** Parts of fontkit's fonts that its types leave out. */
type Tables = {
  directory: { tables: Record<string, unknown> }
  GSUB?: { featureList?: { tag: string }[] }
  GPOS?: { featureList?: { tag: string }[] }
}

function rangesOf(codePoints: number[]): [number, number][] {
  const ranges: [number, number][] = []
  for (const point of Uint32Array.from(codePoints).sort()) {
    const last = ranges.at(-1)
    if (last !== undefined && point <= last[1] + 1) last[1] = Math.max(last[1], point)
    else ranges.push([point, point])
  }
  return ranges
}
