import { isBlockTag } from './corrections/splits.ts'

/** Along the line and across it, in CSS px. */
export type LineAxis = {
  start(box: DOMRect): number
  end(box: DOMRect): number
  length(box: DOMRect): number
  /** From where the lines of `around` begin to the middle of `box`. */
  depth(box: DOMRect, around: DOMRect): number
}

export function lineAxisOf(vertical: boolean): LineAxis {
  return vertical
    ? {
        start: ({ top }) => top,
        end: ({ bottom }) => bottom,
        length: ({ height }) => height,
        depth: (box, around) => around.right - (box.left + box.right) / 2,
      }
    : {
        start: ({ left }) => left,
        end: ({ right }) => right,
        length: ({ width }) => width,
        depth: (box, around) => (box.top + box.bottom) / 2 - around.top,
      }
}

/** The block that holds an inline element. */
export function blockAround(element: HTMLElement): HTMLElement | undefined {
  const parent = element.parentElement
  return parent && !isBlockTag(parent) ? blockAround(parent) : (parent ?? undefined)
}
