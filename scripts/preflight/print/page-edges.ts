import type { Drawn, Glyph, Shape } from '../drawn.ts'

/** Where a page for the press is cut. pt from the edges of its paper: to the end of the bleed, to the trim size, to where text may stand. */
export type Cut = { bleed: number; trim: number; text: number }

export type EdgeSide = keyof Shape

/** What there is at the edges of a page. */
export type Edges = {
  /** Sides on which a picture or a tint goes on beyond the trim size to the end of the bleed. */
  bleeds: EdgeSide[]
  /** Sides on which one ends at the trim size, or in the bleed. */
  short: EdgeSide[]
  /** Text that stands too near to where the page is cut. */
  near: string
}

const SIDES: EdgeSide[] = ['left', 'top', 'right', 'bottom']

/** pt. Cutting is out by half a millimetre at times: what ends so near to the edge is meant to reach it. */
const AT_EDGE = 1.4
/** pt of a bleed that may lack: another program draws a gradient in steps. */
const ENOUGH = 1.4
/** pt: the rounding of two programs. */
const HAIR = 0.1

/** Looks at a page of a file for the press as it is drawn. What lies outside the trim size altogether, as marks do, is no part of it. */
export function readEdges(
  { glyphs, shapes, pictures }: Pick<Drawn, 'glyphs' | 'shapes' | 'pictures'>,
  paper: { width: number; height: number },
  cut: Cut,
): Edges {
  const [trim, bleed, text] = [inset(paper, cut.trim), inset(paper, cut.bleed), inset(paper, cut.text)]
  const drawn = [...shapes, ...pictures].filter((shape) => isSeen(shape) && meets(shape, trim))
  const bleeds: EdgeSide[] = []
  const short: EdgeSide[] = []
  for (const side of SIDES) {
    const beyond = (shape: Shape, edge: Shape, by: number) => outwards(side, shape[side] - edge[side]) >= by
    const reaching = drawn.filter((shape) => beyond(shape, bleed, -ENOUGH))
    const ending = drawn.filter((shape) => beyond(shape, trim, -AT_EDGE) && !beyond(shape, bleed, -ENOUGH))
    if (reaching.length > 0) bleeds.push(side)
    // A detail of a drawing may end anywhere, on a ground that goes on.
    if (ending.some((shape) => !reaching.some((ground) => isAlong(side, ground, shape)))) short.push(side)
  }
  const near = glyphs.filter((glyph) => {
    const box = boxOf(glyph)
    return meets(box, trim) && SIDES.some((side) => outwards(side, box[side] - text[side]) > HAIR)
  })
  return { bleeds, short, near: near.map((glyph) => glyph.text).join('') }
}

function inset({ width, height }: { width: number; height: number }, by: number): Shape {
  return { left: by, top: by, right: width - by, bottom: height - by }
}

function outwards(side: EdgeSide, distance: number): number {
  return side === 'left' || side === 'top' ? -distance : distance
}

/** A clip may leave nothing of it. */
function isSeen({ left, top, right, bottom }: Shape): boolean {
  return left <= right && top <= bottom
}

function meets(one: Shape, other: Shape): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom
}

/** Whether a ground lies beside all of a shape on one side. */
function isAlong(side: EdgeSide, ground: Shape, shape: Shape): boolean {
  const [from, to] = side === 'left' || side === 'right' ? (['top', 'bottom'] as const) : (['left', 'right'] as const)
  return ground[from] <= shape[from] + HAIR && ground[to] >= shape[to] - HAIR
}

/** Of a glyph: its square, a little of it below the base line. */
function boxOf({ x, y, width, height, towards }: Glyph): Shape {
  const [above, below] = [0.86 * height, 0.12 * height]
  if (towards === 'down') return { left: x - below, right: x + above, top: y, bottom: y + width }
  if (towards === 'up') return { left: x - above, right: x + below, top: y - width, bottom: y }
  return { left: x, right: x + width, top: y - above, bottom: y + below }
}
