import type { Paper } from '../../config/book.ts'
import type { Size } from './plan.ts'

/** ISO 216, mm, standing; the smallest first. */
export const PAPERS: Record<Paper, Size> = {
  a5: { width: 148, height: 210 },
  a4: { width: 210, height: 297 },
  a3: { width: 297, height: 420 },
  a2: { width: 420, height: 594 },
  a1: { width: 594, height: 841 },
}

/**
 * A sheet, lying, on which two pages stand beside each other as large as they are: of the paper that is named, else of the smallest.
 * @returns undefined where none is large enough
 */
export function lyingFor(page: Size, paper?: Paper): { paper: Paper; sheet: Size } | undefined {
  for (const name of paper ? [paper] : (Object.keys(PAPERS) as Paper[])) {
    const sheet = lying(PAPERS[name])
    if (2 * page.width <= sheet.width && page.height <= sheet.height) return { paper: name, sheet }
  }
  return undefined
}

/** The sheet, turned so that two or four pages are as large as they can be on it. */
export function turnedFor(sheet: Size, page: Size, up: 2 | 4): Size {
  const rows = up === 4 ? 2 : 1
  const scale = ({ width, height }: Size) => Math.min(width / 2 / page.width, height / rows / page.height)
  const other = lying(sheet)
  return scale(other) > scale(sheet) ? other : sheet
}

function lying({ width, height }: Size): Size {
  return { width: height, height: width }
}
