/** A picture as a finished PDF prints it. */
export type PrintedPicture = {
  /** Index of its page. */
  page: number
  /** Pixels. */
  width: number
  height: number
  /** Pixels to an inch of paper, in the direction that has fewer. */
  ppi: number
  /** It has black and white alone, and its edges are seen as steps. */
  lines?: boolean
}

/** Pixels to an inch of a picture of this many pixels on so many pt, in the direction that has fewer. */
export function ppiOf(width: number, height: number, across: number, down: number): number {
  return Math.min(width / (across / 72), height / (down / 72))
}
