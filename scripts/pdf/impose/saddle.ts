import type { Box, Mark, Placed, SheetPlan, Side, Size } from './plan.ts'

export type SaddleRequest = {
  /** Pages of the publication. */
  count: number
  /** Trim size of a page, mm. */
  page: Size
  /** The paper, mm, lying: its longer side is its width. Two pages have to fit on it. */
  sheet: Size
  /** The side of the closed booklet that is folded: vertical Chinese is bound on the right. */
  binding: 'left' | 'right'
  /** Thickness of the paper, mm: inner sheets are pushed out by those around them, and their pages moved in by as much (creep). */
  caliper: number
  /** Sheets to a section 帖, for books that are sewn; absent: one section of all sheets, stapled through the fold. */
  section?: number
  /**
   * What the outside of the last leaf is: a back cover 封底, before which blank pages go; always blank, for a book with a front cover
   * alone; or whatever page it happens to be, which absent it is.
   */
  lastPage?: 'cover' | 'blank' | 'any'
  /** Lines that show where to fold and where the staples go. */
  foldMarks?: boolean
  stapleMarks?: boolean
}

/**
 * 骑马订: pages on sheets, two on each side, which are printed on both sides (turned on the short edge), laid on each other, folded and
 * stapled or sewn. Blank pages fill the last sheet. The outermost sheet of a section comes first.
 */
export function planSaddle(request: SaddleRequest): SheetPlan {
  const { page, sheet, section } = request
  const total = Math.ceil((request.count + (request.lastPage === 'blank' ? 1 : 0)) / 4) * 4
  const pageAt = pageInFolded(request.count, total, request.lastPage === 'cover')
  const perSection = section ? section * 4 : total
  const sides: Side[] = []
  for (let first = 0; first < total; first += perSection) {
    const pages = Math.min(perSection, total - first)
    for (let index = 0; index < pages / 4; index++) {
      const outer = [first + pages - 1 - 2 * index, first + 2 * index] as const
      const inner = [first + 2 * index + 1, first + pages - 2 - 2 * index] as const
      for (const [side, pair] of [outer, inner].entries()) {
        const [left, right] = request.binding === 'left' ? pair : [pair[1], pair[0]]
        const isBack = request.lastPage === 'blank' && side === 0 && outer[0] === total - 1
        sides.push({
          ...(isBack ? { back: halfOf(left === outer[0] ? 'left' : 'right', request) } : {}),
          placed: [...place(pageAt(left), 'left', index, request), ...place(pageAt(right), 'right', index, request)],
          marks: [
            ...(request.foldMarks ? foldMarks(sheet) : []),
            ...(request.stapleMarks && index === 0 && side === 0 ? stapleMarks(page, sheet) : []),
          ],
        })
      }
    }
  }
  return { sheet, duplex: true, sides }
}

/** The page at a place of the folded booklet; undefined for the blank ones, which stand last, or before the back cover. */
function pageInFolded(count: number, total: number, backCover: boolean): (place: number) => number | undefined {
  if (!backCover) return (place) => (place < count ? place : undefined)
  return (place) => (place === total - 1 ? count - 1 : place < count - 1 ? place : undefined)
}

/** @param index how many sheets lie around this one */
function place(page: number | undefined, half: 'left' | 'right', index: number, request: SaddleRequest): Placed[] {
  if (page === undefined) return []
  const clip = halfOf(half, request)
  const creep = index * request.caliper
  return [{ page, x: clip.x + (half === 'left' ? creep : -creep), y: clip.y, scale: 1, clip }]
}

function halfOf(half: 'left' | 'right', { page, sheet }: SaddleRequest): Box {
  const fold = sheet.width / 2
  return { x: half === 'left' ? fold - page.width : fold, y: (sheet.height - page.height) / 2, ...page }
}

/** Office printers leave the outer 4 mm of a sheet blank. */
const EDGE = 5
const TICK = 4
/** Length of the crown of a staple, mm. */
const STAPLE = 12

function foldMarks({ width, height }: Size): Mark[] {
  const x = width / 2
  return [
    { from: [x, EDGE], to: [x, EDGE + TICK], dashed: true },
    { from: [x, height - EDGE - TICK], to: [x, height - EDGE], dashed: true },
  ]
}

/** Two staples, a quarter of the page from its ends. */
function stapleMarks(page: Size, sheet: Size): Mark[] {
  const x = sheet.width / 2
  const foot = (sheet.height - page.height) / 2
  return [foot + page.height / 4, foot + (page.height * 3) / 4].map((y) => ({
    from: [x, y - STAPLE / 2],
    to: [x, y + STAPLE / 2],
  }))
}
