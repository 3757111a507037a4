import type { Page } from './page.ts'

/** 出血, mm, where nobody asks for another: what printers in China trim off. */
export const USUAL_BLEED = 3

/** px of paper beyond the bleed: what stands there the browser would push to another page for a rounding. */
const CUSHION = 2

/**
 * A page whose picture or tint reaches the edge of the paper, and goes on beyond it: a cover, and a page that is one picture. Notes
 * need the type area, so a page that has some is like any other.
 */
export function reachesEdge({ part, html, notes }: Pick<Page, 'part' | 'html' | 'notes'>): boolean {
  return part === 'cover' || (notes === '' && isPicture(html))
}

/** A page that a full-page picture has to itself. */
export function isPicture(html: string): boolean {
  return /<figure [^>]*class="[^"]*\bbleed\b/.test(html)
}

/**
 * Whole px around the trim size of such a page, so that everything on it stands on the px that it would without: how far the picture
 * goes beyond, at least the bleed whichever way the browser rounds its edges, and how much larger the paper is on every side.
 * @param mm the bleed
 */
export function bleedOnPaper(mm: number): { bleed: number; paper: number } {
  const bleed = mm > 0 ? Math.ceil((mm * 96) / 25.4 + 0.5) : 0
  return { bleed, paper: bleed + CUSHION }
}
