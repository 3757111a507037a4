import { type Cut, knownCut, rememberCut, textOf } from './cuts.ts'

/**
 * Cuts a font file down to `characters` (a static TrueType comes out, all layout features kept, level for vertical lines; packed
 * as woff2 where that is wanted) and remembers the result below `cache`.
 * Rejects when the font cannot be cut.
 */
export async function subset(cut: Cut): Promise<Uint8Array> {
  const known = await knownCut(cut)
  if (known !== undefined) return known
  if (cut.format === 'woff2') {
    const { convert } = await import('fontverter')
    const packed = new Uint8Array(await convert(Buffer.from(await subset({ ...cut, format: undefined })), 'woff2'))
    await rememberCut(cut, packed)
    return packed
  }
  // Only who really cuts needs the libraries.
  const [{ default: subsetFont }, { readFont }, { withLevelTops }, { withNamedPieces }, { withSpaceAdvance }] =
    await Promise.all([
      import('subset-font'),
      import('./read.ts'),
      import('./level-tops.ts'),
      import('./pieces.ts'),
      import('./space-advance.ts'),
    ])
  const options = { targetFormat: 'truetype' as const, variationAxes: cut.axes }
  const made = new Uint8Array(await subsetFont(await readFont(cut), textOf(cut), options))
  const data = withSpaceAdvance(withNamedPieces(withLevelTops(made)))
  await rememberCut(cut, data)
  return data
}
