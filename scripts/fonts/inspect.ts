import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { create, type Font } from 'fontkit'
import { type FontFacts, knownFacts, rememberFacts } from './facts.ts'
import type { FontFile } from './files.ts'
import { readFont } from './read.ts'

/**
 * Reads the facts of one TTF, OTF, woff or woff2 file, from `cache` when `identity` has been seen before. Rejects when it is no such font.
 */
export async function inspectFont(font: Pick<FontFile, 'file' | 'identity'> & { cache: string }): Promise<FontFacts> {
  const known = await knownFacts(font)
  if (known !== undefined) return known
  const file = await readFile(font.file)
  const sha256 = createHash('sha256').update(file).digest('hex')
  const facts = { sha256, ...factsOf(await readFont(font, file)) }
  await rememberFacts(font, facts)
  return facts
}

function factsOf(data: Buffer): Omit<FontFacts, 'sha256'> {
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
