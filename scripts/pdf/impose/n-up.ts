import type { Placed, SheetPlan, Size } from './plan.ts'

export type NUpRequest = {
  count: number
  /** Trim size of a page, mm. */
  page: Size
  /** The paper, mm, standing or lying as the pages are to stand on it. */
  sheet: Size
  /** Pages on one side. */
  up: 2 | 4
  /** Where reading begins: vertical Chinese is read from the right. */
  from: 'left' | 'right'
}

/** 拼版: two or four pages on one side of a sheet, made smaller where they have to be, in reading order, the upper ones first. */
export function planNUp({ count, page, sheet, up, from }: NUpRequest): SheetPlan {
  const rows = up === 4 ? 2 : 1
  const cell = { width: sheet.width / 2, height: sheet.height / rows }
  const scale = Math.min(1, cell.width / page.width, cell.height / page.height)
  const size = { width: page.width * scale, height: page.height * scale }
  const place = (index: number): Placed => {
    const slot = index % up
    const column = from === 'left' ? slot % 2 : 1 - (slot % 2)
    const row = rows - 1 - Math.floor(slot / 2)
    const x = column * cell.width + (cell.width - size.width) / 2
    const y = row * cell.height + (cell.height - size.height) / 2
    return { page: index, x, y, scale, clip: { x, y, ...size } }
  }
  const sides = Array.from({ length: Math.ceil(count / up) }, (_, side) => ({
    placed: Array.from({ length: Math.min(up, count - side * up) }, (_, slot) => place(side * up + slot)),
    marks: [],
  }))
  return { sheet, duplex: false, sides }
}
