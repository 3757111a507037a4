import { titleUnits } from '../html/title-units.ts'

/**
 * Breaks a title into the lines in which it can be set largest: between words, never so that a line begins with a mark or
 * a particle (的 了 和 …), as even as possible.
 * @param widthOf width of a text at size 1
 * @param measure width of the line, and the size beyond which nothing is gained
 */
export function breakTitle(
  title: string,
  widthOf: (text: string) => number,
  measure: { width: number; largest: number; mostLines: number },
): { lines: string[]; size: number } {
  const units = titleUnits(title)
  let best = { lines: [title], size: sizeOf([title], widthOf, measure) }
  for (let count = 2; count <= Math.min(measure.mostLines, units.length); count++) {
    const lines = evenLines(units, count, widthOf)
    const size = sizeOf(lines, widthOf, measure)
    // One more line has to make the title clearly larger.
    if (size > best.size * 1.15) best = { lines, size }
  }
  return best
}

/** The division into `count` lines whose longest is shortest; among equals, the one that is longer above. */
function evenLines(units: readonly string[], count: number, widthOf: (text: string) => number): string[] {
  if (count === 1) return [units.join('').trim()]
  let best: string[] = []
  for (let cut = 1; cut <= units.length - count + 1; cut++) {
    const lines = [units.slice(0, cut).join('').trim(), ...evenLines(units.slice(cut), count - 1, widthOf)]
    if (best.length === 0 || longest(lines, widthOf) <= longest(best, widthOf)) best = lines
  }
  return best
}

function sizeOf(
  lines: readonly string[],
  widthOf: (text: string) => number,
  measure: { width: number; largest: number },
): number {
  return Math.min(measure.largest, measure.width / longest(lines, widthOf))
}

function longest(lines: readonly string[], widthOf: (text: string) => number): number {
  return Math.max(...lines.map(widthOf), 0.001)
}
