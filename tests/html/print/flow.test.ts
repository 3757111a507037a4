import { describe, expect, test } from 'vitest'
import { type Cell, liveCells, readFlow, removeCells, rewriteCell } from '../../../scripts/html/print/flow.ts'

const flowOf = (value: string) => readFlow([{ type: 'text', value }], 'p')

describe('the cells of a flow', () => {
  test('are listed once, however often they are asked for', () => {
    const flow = flowOf('版心')
    expect(liveCells(flow)).toBe(liveCells(flow))
  })

  test('what was removed is not among them any more', () => {
    const flow = flowOf('版 心')
    expect(liveCells(flow).text).toBe('版 心')
    removeCells(flow, flow.cells.slice(1, 2))
    expect(liveCells(flow)).toMatchObject({ text: '版心', indices: [0, 2] })
  })

  test('what was rewritten is listed as it is now', () => {
    const flow = flowOf('“版')
    expect(liveCells(flow).text).toBe('“版')
    rewriteCell(flow, flow.cells[0] as Cell, '「')
    expect(liveCells(flow).text).toBe('「版')
  })

  test('a character of two UTF-16 units is one of them', () => {
    const flow = flowOf('𠮷野')
    expect(liveCells(flow).text).toBe('字野')
    expect(liveCells(flow).indices).toEqual([0, 1])
  })
})
