import { AIR, boxAt, type InlineRun, leafAt } from './inline-runs.ts'
import type { LineAxis } from './line-axis.ts'

/** Whether a line is drawn out too far, by one of its characters. */
export type Stretch = {
  wide: boolean
  box: DOMRect
  /** px of its square. */
  square: number
  /** A line that is not drawn out here is so nowhere. */
  tells: boolean
}

/**
 * What a place of a run tells of its line; undefined where it tells nothing. Chromium draws lines out behind Han and in air, and before
 * Han that follow a letter or a box: the box of the Han holds both.
 */
export function stretchAt(run: InlineRun, place: number, axis: LineAxis): Stretch | undefined {
  const [before, here, next] = [-1, 0, 1].map((by) => run.text[place + by] ?? '') as [string, string, string]
  if (here !== AIR && !HAN.test(here)) return undefined
  const box = boxAt(run, place)
  if (!box) return undefined
  const { node } = leafAt(run, place)
  const face = faceOf(node instanceof Text ? (node.parentElement as Element) : node)
  const natural = here === AIR ? face.air : face.size + face.tracking + (LATIN.test(next) ? face.size / 8 : 0)
  const more = axis.length(box) - natural
  const most = WIDEST * face.size
  const besideLetter = here !== AIR && !CJK.test(before)
  const twice = besideLetter && more > most && [-1, 1].every((by) => isBeside(run, place + by, box, axis))
  return { wide: more > (twice ? 2 * most : most), box, square: face.size, tells: !besideLetter && HAN.test(next) }
}

/** Squares by which the characters of a line may stand farther apart (R13), but for what pages are measured to. */
const WIDEST = 0.24

const HAN = /\p{sc=Han}/u
const LATIN = /[\p{sc=Latin}0-9]/u
/** Han, their marks and blanks, behind all of which a line is drawn out: quotes, dashes and dots are none of theirs to Chromium. */
const CJK = /[\p{sc=Han}\u3000-\u303f\uff00-\uffef\s]/u

/** Whether what stands at a place is on the line of `box`. */
function isBeside(run: InlineRun, place: number, box: DOMRect, axis: LineAxis): boolean {
  const other = place >= 0 && place < run.text.length ? boxAt(run, place) : undefined
  return other !== undefined && Math.abs(axis.depth(other, box) - axis.depth(box, box)) < axis.length(box) / 2
}

/** Lengths in px: of the square, of the air that is set in this element, of the extra distance behind every character. */
type Face = { size: number; air: number; tracking: number }

const faces = new WeakMap<Element, Face>()

function faceOf(element: Element): Face {
  const known = faces.get(element)
  if (known) return known
  const style = getComputedStyle(element)
  const [size, tracking] = [Number.parseFloat(style.fontSize), Number.parseFloat(style.letterSpacing) || 0]
  const space = Number.parseFloat(style.getPropertyValue('--space-advance')) * size
  const face = { size, tracking, air: space + Number.parseFloat(style.wordSpacing) + tracking }
  faces.set(element, face)
  return face
}
