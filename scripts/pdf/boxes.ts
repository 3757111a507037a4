import { type PDFDocument, PDFName } from './pdf-lib.ts'

/** ISO 32000-1, 8.3.2.3: user space is 1/72 inch; an inch is 25.4 mm. */
const POINTS_PER_MM = 72 / 25.4

const POINTS_PER_PX = 72 / 96

/** ISO 32000-1, 14.11.2. Without bleed they are all the trim size. */
const BOXES = ['MediaBox', 'CropBox', 'BleedBox', 'TrimBox']

/**
 * Gives every page its exact size. The browser rounds a page to whole CSS px (A5: 420 × 594.96 pt instead of 419.53 × 595.28)
 * and places the content from the top left corner, so that corner stays and the right and lower edges move. Of a page on larger paper
 * the boxes are those of the page: what is printed beyond them is there, and is not seen.
 * @param trim size in mm
 * @param around px of paper on every side of a page, by its index
 */
export function setBoxes(
  pdf: PDFDocument,
  trim: { width: number; height: number },
  around: (index: number) => number = () => 0,
): void {
  const width = points(trim.width)
  const height = points(trim.height)
  for (const [index, page] of pdf.getPages().entries()) {
    const media = page.getMediaBox()
    const off = around(index) * POINTS_PER_PX
    const left = round(media.x + off)
    const lower = round(media.y + media.height - off - height)
    const box = [left, lower, round(left + width), round(lower + height)]
    for (const name of BOXES) page.node.set(PDFName.of(name), pdf.context.obj(box))
  }
}

/** Length in mm as points, as exact as the boxes say it (1/10,000 pt). */
export function points(mm: number): number {
  return round(mm * POINTS_PER_MM)
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000
}
