/** The middle value; the mean of the two middle ones of an even number. NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2
}

/**
 * The k of cost = c · pages^k through two measurements: 1 is linear, 2 is quadratic, below 1 there is a fixed cost.
 */
export function growthExponent(small: { pages: number; cost: number }, large: { pages: number; cost: number }): number {
  return Math.log(large.cost / small.cost) / Math.log(large.pages / small.pages)
}
