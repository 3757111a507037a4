import { expect, test } from 'vitest'
import { bleedOnPaper, reachesEdge } from '../../scripts/pages/bleed.ts'

test.each([0.1, 1, 2, 3, 5, 7.4, 10])(
  '%s mm: the picture goes as far, whichever way the browser rounds, and the paper further',
  (mm) => {
    const { bleed, paper } = bleedOnPaper(mm)
    expect(Number.isInteger(bleed)).toBe(true)
    expect(bleed - 0.5).toBeGreaterThanOrEqual((mm * 96) / 25.4)
    expect(paper).toBe(bleed + 2)
  },
)

test('no bleed, no picture beyond the page', () => {
  expect(bleedOnPaper(0).bleed).toBe(0)
})

test('covers and pictures reach the edge; what has notes stays in the type area', () => {
  const picture =
    '<section class="chapter"><figure id="figure-1" class="figure bleed" data-float="auto"></figure></section>'
  expect(reachesEdge({ part: 'cover', html: '', notes: '' })).toBe(true)
  expect(reachesEdge({ part: 'chapter', html: picture, notes: '' })).toBe(true)
  expect(reachesEdge({ part: 'chapter', html: picture, notes: '<aside></aside>' })).toBe(false)
  expect(reachesEdge({ part: 'chapter', html: '<p>&lt;figure class="bleed"></p>', notes: '' })).toBe(false)
})
