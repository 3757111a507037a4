import { expect, test } from 'vitest'
import { numberNotes } from '../../scripts/html/number-notes.ts'
import { compose } from './compose-markdown.ts'

const { document } = compose({
  'a.md': '# 甲\n\n一[^a]二[^b]\n\n[^a]: 注\n\n[^b]: 注\n',
  'b.md': '# 乙\n\n三[^c]四[^d]\n\n[^c]: 注\n\n[^d]: 注\n',
})

test.each([
  ['chapter', [1, 2, 1, 2]],
  ['page', [1, 2, 1, 2]],
  ['book', [1, 2, 3, 4]],
] as const)('by %s the notes are %j, under the same ids', (numbering, numbers) => {
  const notes = numberNotes(document, numbering).chapters.flatMap((chapter) => chapter.notes)
  expect(notes.map(({ number }) => number)).toEqual(numbers)
  expect(notes.map(({ id }) => id)).toEqual(['note-1-1', 'note-1-2', 'note-2-1', 'note-2-2'])
})
