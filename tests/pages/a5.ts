import type { Geometry } from '../../scripts/pages/page.ts'

/** The page of the horizontal booklet. */
export const A5: Geometry = {
  trim: { width: 148, height: 210 },
  writing: 'horizontal',
  area: { width: 378, height: 600 },
  margin: { top: 90, inner: 105 },
  size: 14,
  cell: 14,
  pitch: 25,
  notePitch: 17,
  head: 35,
}
