import type { Geometry } from '../../pages/page.ts'
import type { Stamp } from './stamp.ts'

/** 三号, whatever the size of the text is (GB/T 9704-2012, 7.2.1: 一般用 3 号阿拉伯数字). */
const SIZE = 16
/** Above the base line, of its size: where figures and Han are in the middle of a line. */
const RISE = 0.36

/** Where the number of a copy stands: in the first line of the type area, flush left. Its base line in mm from the corner of the page. */
export function numberPlace({ margin, pitch }: Pick<Geometry, 'margin' | 'pitch'>): Stamp['number'] {
  const mm = (px: number) => (px / 96) * 25.4
  const size = (SIZE / 72) * 96
  return { x: mm(margin.inner), y: mm(margin.top + pitch / 2 + RISE * size), size: SIZE }
}
