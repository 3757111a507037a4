import { type Rectangle, round } from '../added-content.ts'

/** What stands around the trim size, mm from it (ISO 12647-2 leaves the sizes to the printer; these are usual). */
export type Surround = {
  /** How far pictures and tints go on beyond the edge. */
  bleed: number
  /** Where a crop mark begins: outside the bleed. */
  gap: number
  /** To the edge of the paper. */
  margin: number
}

/** With the usual bleed of 3 mm crop marks begin at 4 mm and the paper ends at 12. */
export function surroundOf(bleed: number): Surround {
  const gap = Math.max(4, bleed + 1)
  return { bleed, gap, margin: gap + 8 }
}

/** Length of a crop mark, radius of a registration mark: mm. */
export const CROP = 5
const RADIUS = 1.8

/**
 * Operators of crop marks 裁切线 at the four corners and registration marks 套准线 in the middle of the four sides, all outside the bleed
 * (ISO 32000-1, 14.11.3). The colour is set by whoever draws them.
 * @param trim the trim size on the page, pt
 * @param mm points to a millimetre
 * @param folds where a spine begins and ends, pt from the left: marked at its head and foot, and the registration marks stand beside it
 */
export function drawMarks(
  trim: Rectangle,
  { gap, margin }: Surround,
  mm: number,
  folds: readonly number[] = [],
): string {
  const [left, right] = [trim.x, trim.x + trim.width]
  const [foot, head] = [trim.y, trim.y + trim.height]
  const [near, far] = [gap * mm, (gap + CROP) * mm]
  const corners = [left, right].flatMap((x) => {
    const away = x === left ? -1 : 1
    return [foot, head].flatMap((y) => {
      const off = y === foot ? -1 : 1
      return [line(x + away * near, y, x + away * far, y), line(x, y + off * near, x, y + off * far)]
    })
  })
  const middle = ((gap + margin) / 2) * mm
  const sides = [
    [left - middle, (foot + head) / 2],
    [right + middle, (foot + head) / 2],
    ...panelCentres(trim, folds).flatMap((x) => [
      [x, foot - middle],
      [x, head + middle],
    ]),
  ].map(([x = 0, y = 0]) => registration(x, y, RADIUS * mm))
  const dashes = folds.flatMap((x) => [
    line(left + x, foot - near, left + x, foot - far),
    line(left + x, head + near, left + x, head + far),
  ])
  const folded = dashes.length > 0 ? ['[2 1.5] 0 d', ...dashes] : []
  return ['0.25 w', ...corners, ...sides, ...folded].join('\n')
}

/** The middle of a page; of a sheet that is folded, of each part but the spine. */
export function panelCentres({ x, width }: Rectangle, folds: readonly number[]): number[] {
  const [first, last] = [folds[0], folds.at(-1)]
  return first === undefined || last === undefined ? [x + width / 2] : [x + first / 2, x + (last + width) / 2]
}

function line(x1: number, y1: number, x2: number, y2: number): string {
  return `${round(x1)} ${round(y1)} m ${round(x2)} ${round(y2)} l S`
}

/** A cross in a circle. */
function registration(x: number, y: number, radius: number): string {
  const arm = radius * 1.6
  // Four Bézier arcs: this far are their handles from their ends.
  const handle = radius * 0.5523
  const arcs = [
    [x + radius, y + handle, x + handle, y + radius, x, y + radius],
    [x - handle, y + radius, x - radius, y + handle, x - radius, y],
    [x - radius, y - handle, x - handle, y - radius, x, y - radius],
    [x + handle, y - radius, x + radius, y - handle, x + radius, y],
  ].map((arc) => `${arc.map(round).join(' ')} c`)
  return [
    line(x - arm, y, x + arm, y),
    line(x, y - arm, x, y + arm),
    `${round(x + radius)} ${round(y)} m`,
    ...arcs,
    'S',
  ].join('\n')
}
