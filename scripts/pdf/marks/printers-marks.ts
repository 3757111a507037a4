import { type Rectangle, round } from '../added-content.ts'

/** Sizes of what stands around the trim size, mm (ISO 12647-2 leaves them to the printer; these are usual). */
export const MARKS = {
  /** How far pictures and tints go on beyond the edge. */
  bleed: 3,
  /** From the trim size to where a crop mark begins: outside the bleed. */
  gap: 4,
  /** Length of a crop mark. */
  crop: 5,
  /** Radius of a registration mark. */
  radius: 1.8,
  /** From the trim size to the edge of the paper. */
  margin: 12,
} as const

/**
 * Operators of crop marks 裁切线 at the four corners and registration marks 套准线 in the middle of the four sides, all outside the bleed
 * (ISO 32000-1, 14.11.3). The colour is set by whoever draws them.
 * @param trim the trim size on the page, pt
 * @param mm points to a millimetre
 */
export function drawMarks(trim: Rectangle, mm: number): string {
  const [left, right] = [trim.x, trim.x + trim.width]
  const [foot, head] = [trim.y, trim.y + trim.height]
  const [near, far] = [MARKS.gap * mm, (MARKS.gap + MARKS.crop) * mm]
  const corners = [left, right].flatMap((x) => {
    const away = x === left ? -1 : 1
    return [foot, head].flatMap((y) => {
      const off = y === foot ? -1 : 1
      return [line(x + away * near, y, x + away * far, y), line(x, y + off * near, x, y + off * far)]
    })
  })
  const middle = ((MARKS.gap + MARKS.margin) / 2) * mm
  const sides = [
    [left - middle, (foot + head) / 2],
    [right + middle, (foot + head) / 2],
    [(left + right) / 2, foot - middle],
    [(left + right) / 2, head + middle],
  ].map(([x = 0, y = 0]) => registration(x, y, MARKS.radius * mm))
  return ['0.25 w', ...corners, ...sides].join('\n')
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
