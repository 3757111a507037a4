import type { Shape } from './drawn.ts'

/** As PDF writes one (ISO 32000-1, 8.3.3). */
export type Matrix = readonly [number, number, number, number, number, number]

/** A picture fills a square of one unit, which the matrix makes as large as it is (ISO 32000-1, 8.9.5.1). */
export const UNIT = [0, 0, 1, 1]

export const EVERYWHERE: Shape = {
  left: Number.NEGATIVE_INFINITY,
  top: Number.NEGATIVE_INFINITY,
  right: Number.POSITIVE_INFINITY,
  bottom: Number.POSITIVE_INFINITY,
}

/** What lies in both. */
export function common(one: Shape, other: Shape): Shape {
  return {
    left: Math.max(one.left, other.left),
    top: Math.max(one.top, other.top),
    right: Math.min(one.right, other.right),
    bottom: Math.min(one.bottom, other.bottom),
  }
}

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0]

/** One behind the other. */
export function times([a, b, c, d, e, f]: Matrix, other: Matrix): Matrix {
  return [
    a * other[0] + b * other[2],
    a * other[1] + b * other[3],
    c * other[0] + d * other[2],
    c * other[1] + d * other[3],
    e * other[0] + f * other[2] + other[4],
    e * other[1] + f * other[3] + other[5],
  ]
}

/** The box around two corners, once they are where a matrix puts them. */
export function boxOf(corners: ArrayLike<number>, [a, b, c, d, e, f]: Matrix): Shape {
  const { 0: x0 = 0, 1: y0 = 0, 2: x1 = 0, 3: y1 = 0 } = corners
  const xs = [a * x0 + c * y0 + e, a * x1 + c * y1 + e]
  const ys = [b * x0 + d * y0 + f, b * x1 + d * y1 + f]
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) }
}
