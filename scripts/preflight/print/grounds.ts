import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { placeOf } from '../../diagnostics/place.ts'
import type { Operand } from '../content/operators.ts'
import type { Shape } from '../drawn.ts'
import { boxOf, common, EVERYWHERE, IDENTITY, type Matrix, times } from '../matrix.ts'
import type { Colour, Inks } from './colours.ts'
import type { EdgePage } from './edges.ts'
import { pageNamed } from './page-named.ts'

/** What areas and text are painted with. */
type Paint = { matrix: Matrix; fill: Colour; opaque: boolean }

/** The areas of a page, one on the other, as text stands on them. */
export type Grounds = {
  /** Follows the operators of paths, clips and text (ISO 32000-1, 8.5 and 9.4). */
  follow(operator: string, operands: readonly Operand[], paint: Paint): void
  /** Something of many colours lies here: a picture, a gradient; without a box, wherever anything is seen. */
  cover(box?: Shape): void
  /** Whether text that is shown now has the colour of what it stands on. */
  hides(paint: Paint): boolean
}

/** `ink` is absent where nobody can say what colour it has. */
type Area = { seen: Shape; box: Shape; round: boolean; ink?: Inks }

/** pt: what is smaller is a rule or a dot, and no ground. */
const SMALLEST = 4

/** Starts on blank paper. */
export function openGrounds(): Grounds {
  const areas: Area[] = []
  const clips: Shape[] = []
  let clip = EVERYWHERE
  let clipping = false
  let path: { box?: Shape; parts: number; round: boolean } = { parts: 0, round: false }
  let line: Matrix = IDENTITY
  // Moves from where the line's matrix began: one for nearly every glyph, so that no matrix is made of them.
  let [right, up] = [0, 0]
  let size = 0
  const extend = (corners: number[], matrix: Matrix) => {
    const box = boxOf(corners, matrix)
    path.box = path.box ? around(path.box, box) : box
  }
  const lay = (box: Shape, round: boolean, ink?: Inks) => {
    const seen = common(box, clip)
    if (seen.right - seen.left >= SMALLEST && seen.bottom - seen.top >= SMALLEST) areas.push({ seen, box, round, ink })
  }
  const end = () => {
    if (clipping && path.box) clip = common(clip, path.box)
    clipping = false
    path = { parts: 0, round: false }
  }
  const groundAt = (x: number, y: number) =>
    areas.findLast(({ seen, box, round }) => inside(seen, x, y) && (!round || insideEllipse(box, x, y)))

  return {
    follow(operator, operands, { matrix, fill, opaque }) {
      const numbers = operands as readonly number[]
      switch (operator) {
        case 'q':
          clips.push(clip)
          break
        case 'Q':
          clip = clips.pop() ?? clip
          break
        case 're': {
          const [x = 0, y = 0, width = 0, height = 0] = numbers
          path.parts += 1
          extend([x, y, x + width, y + height], matrix)
          break
        }
        case 'm':
        case 'l':
        case 'c':
        case 'v':
        case 'y':
          if (operator === 'm') path.parts += 1
          path.round = true
          for (let at = 0; at + 1 < numbers.length; at += 2)
            extend([numbers[at], numbers[at + 1], numbers[at], numbers[at + 1]] as number[], matrix)
          break
        case 'W':
        case 'W*':
          clipping = true
          break
        case 'f':
        case 'F':
        case 'f*':
        case 'B':
        case 'B*':
        case 'b':
        case 'b*': {
          // Of several parts some may be holes.
          const known = path.parts === 1 && opaque
          if (path.box) lay(path.box, known && path.round, known ? fill.inks : undefined)
          end()
          break
        }
        case 'n':
        case 'S':
        case 's':
          end()
          break
        case 'BT':
          line = IDENTITY
          right = 0
          up = 0
          break
        case 'Tf':
          size = numbers[1] ?? 0
          break
        case 'Tm':
          line = numbers as unknown as Matrix
          right = 0
          up = 0
          break
        case 'Td':
        case 'TD':
          right += numbers[0] ?? 0
          up += numbers[1] ?? 0
          break
      }
    },
    cover: (box = EVERYWHERE) => lay(box, false),
    hides({ matrix, fill: { inks }, opaque }) {
      if (!inks || !opaque) return false
      // Nearly every page: black on nothing.
      if (areas.length === 0) return isAlike(inks, PAPER)
      const [a, b, c, d, e, f] = times(line, matrix)
      // The middle of the first glyph.
      const [x, y] = [right + 0.4 * size, up + 0.35 * size]
      const ground = groundAt(a * x + c * y + e, b * x + d * y + f)
      const ink = ground ? ground.ink : PAPER
      return ink !== undefined && isAlike(inks, ink)
    },
  }
}

/** Warns of pages with text that nobody can see. @param pages what each is called, and where its content comes from */
export function unreadableFindings(
  painted: readonly { unseen: string }[],
  pages: readonly EdgePage[],
  colour: string,
): Diagnostic[] {
  return painted.flatMap(({ unseen }, index) => {
    if (unseen === '') return []
    const { label = `${index + 1}`, source = '' } = pages[index] ?? {}
    const words = [...unseen].slice(0, 10).join('')
    return {
      severity: 'warning',
      rule: 'preflight/press-unreadable',
      message: `${pageNamed(label)}的“${words}”改成印刷的颜色以后，与下面的底色分不开，看不出来。`,
      hint:
        colour === 'black'
          ? '纯黑的书里深一点的底色都成了全黑，很浅的字都成了白：把底色改得很淡，字改深，或写 colour: grey。'
          : '把底色或字改得深浅分明。',
      place: placeOf(source),
    }
  })
}

const PAPER: Inks = { cyan: 0, magenta: 0, yellow: 0, black: 0 }

/** Whether as much red, green and blue comes back from one as from the other, on paper. */
function isAlike(one: Inks, other: Inks): boolean {
  const [light, behind] = [1 - one.black, 1 - other.black]
  return (
    Math.abs((1 - one.cyan) * light - (1 - other.cyan) * behind) < NEAR &&
    Math.abs((1 - one.magenta) * light - (1 - other.magenta) * behind) < NEAR &&
    Math.abs((1 - one.yellow) * light - (1 - other.yellow) * behind) < NEAR
  )
}

/** Of all the light. */
const NEAR = 0.08

function around(one: Shape, other: Shape): Shape {
  return {
    left: Math.min(one.left, other.left),
    top: Math.min(one.top, other.top),
    right: Math.max(one.right, other.right),
    bottom: Math.max(one.bottom, other.bottom),
  }
}

function inside({ left, top, right, bottom }: Shape, x: number, y: number): boolean {
  return x >= left && x <= right && y >= top && y <= bottom
}

/** What is not a rectangle is taken for round: its corners are not its own. */
function insideEllipse({ left, top, right, bottom }: Shape, x: number, y: number): boolean {
  const [across, up] = [(2 * x - left - right) / (right - left), (2 * y - top - bottom) / (bottom - top)]
  return across ** 2 + up ** 2 <= 1
}
