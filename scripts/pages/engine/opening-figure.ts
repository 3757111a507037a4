import type { Work } from './notes.ts'
import { opensPage } from './opens-page.ts'

/** What a figure or a turned table that opens the page takes, in whole lines, where it is more than half of the page: the notes have the rest. */
export function openingFigure({ rendered, content, axis, line }: Work): number[] {
  const figure = rendered.querySelector('figure.figure, .turned[data-float]')
  if (!figure || !opensPage(rendered, figure)) return []
  axis.setSize(content, axis.extent)
  const size = Math.ceil(axis.end(figure.getBoundingClientRect()) / line) * line
  return size > axis.extent / 2 && size < axis.extent ? [size] : []
}

/**
 * Whether a picture that opens the page is parted from its caption by `overflow`, or stands over the notes, as a turned table may: the
 * browser cannot break them, and lets them stick out of a page that is too small.
 */
export function hurtsPicture({ rendered, content, axis }: Work, overflow: Range | undefined): boolean {
  const room = axis.end(content.getBoundingClientRect())
  return [...rendered.querySelectorAll('img, svg, .turned[data-float]')].some((picture) => {
    const box = picture.getBoundingClientRect()
    const figure = picture.closest('figure') ?? picture
    if (!axis.onPage(box)) return false
    if (axis.end(box) > room + 1) return true
    return overflow !== undefined && overflow.comparePoint(picture, 0) < 0 && overflow.intersectsNode(figure)
  })
}
