import { expect, test } from 'vitest'
import { type CallBox, type NoteRoom, planNotes } from '../../scripts/pages/engine/note-plan.ts'

const line = (number: number, first = number === 1): CallBox => ({ start: (number - 1) * 25, end: number * 25, first })
/** A page of 600 px whose notes take a head of 14 px and lines of 17 px. */
const notes = (lines: number[], rest: Partial<NoteRoom> = {}): NoteRoom => {
  let taken = rest.carried || 14
  return {
    extent: 600,
    carried: 0,
    unfinished: false,
    lead: 14,
    line: 17,
    taken: lines.map((count) => (taken += 17 * count)),
    ...rest,
  }
}

test('notes that fit stand whole, and the text has the rest', () => {
  expect(planNotes([line(3), line(9)], notes([2, 3]))).toEqual({ whole: 2, late: 0, room: 600 - 14 - 5 * 17 })
})

test('a call that the notes before it push away is not on the page', () => {
  expect(planNotes([line(3), line(20)], notes([8, 1]))).toMatchObject({ whole: 1, late: 0 })
})

test('a note that does not fit begins where two of its lines do', () => {
  expect(planNotes([line(20)], notes([20]))).toEqual({ whole: 0, cut: 100, late: 0, room: 500 })
})

test('else its line goes to the next page, with the notes that are called from it', () => {
  expect(planNotes([line(5), line(22), line(22)], notes([1, 2, 1]))).toMatchObject({ whole: 1, left: 1, room: 525 })
  expect(planNotes([line(5), line(22), line(22)], notes([1, 1, 9]))).toMatchObject({ whole: 1, left: 2, room: 525 })
})

test('unless that line is the first: then the note is late', () => {
  expect(planNotes([line(1)], notes([2], { carried: 570 }))).toEqual({ whole: 0, late: 1, room: 30 })
})

test('no note begins before one that goes on has ended', () => {
  const unfinished = { carried: 550, unfinished: true }
  expect(planNotes([line(1)], notes([], unfinished))).toMatchObject({ whole: 0, late: 1 })
  expect(planNotes([line(2)], notes([], unfinished))).toMatchObject({ whole: 0, late: 0, left: 0, room: 25 })
})

test('notes of one line that fit a page together do not part', () => {
  expect(planNotes([line(18), line(18)], notes([12, 12]))).toMatchObject({ whole: 0, left: 0, room: 425 })
  expect(planNotes([line(18), line(18)], notes([40, 12]))).toMatchObject({ whole: 0, cut: 150, late: 1 })
})

test('but they leave no page empty for it: the first begins under its line, and the others follow', () => {
  expect(planNotes([line(4), line(4)], notes([27, 9]))).toMatchObject({ whole: 1, cut: 500, late: 0, room: 100 })
  expect(planNotes([line(4), line(4)], notes([28, 9]))).toMatchObject({ whole: 1, late: 1, room: 600 - 14 - 28 * 17 })
  expect(planNotes([line(4), line(4)], notes([31, 2]))).toMatchObject({ whole: 0, cut: 500, late: 1, room: 100 })
})
