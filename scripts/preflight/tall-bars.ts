import type { Glyph } from './drawn.ts'

/**
 * A tall bar is put together of short ones: the same sign once more, beside the base line and nearer than a line could be. They are
 * one sign, as which the first stands.
 */
export function isNextPiece(
  before: Glyph | undefined,
  piece: Pick<Glyph, 'text' | 'font' | 'size' | 'towards' | 'x' | 'y'>,
): boolean {
  if (!BARS.has(piece.text) || before?.text !== piece.text || before.font !== piece.font) return false
  if (before.size !== piece.size || before.towards !== piece.towards) return false
  const [over, along] = [Math.abs(piece.y - before.y), Math.abs(piece.x - before.x)]
  const [across, beside] = piece.towards === 'right' || piece.towards === 'left' ? [over, along] : [along, over]
  return beside < 0.01 * piece.size && across > 0
}

const BARS = new Set('|‖∣∥')
