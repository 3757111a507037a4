import { describe, expect, test } from 'vitest'
import type { FolioStyle } from '../../scripts/config/book.ts'
import { pageLabels } from '../../scripts/pdf/labels.ts'
import { PDFHexString } from '../../scripts/pdf/pdf-lib.ts'

const labels = (...numbers: [FolioStyle, number][]) =>
  pageLabels(numbers.map(([style, value]) => ({ number: { style, value } }))).Nums

describe('the number tree', () => {
  test('has an entry where the counting begins anew', () => {
    const front: [FolioStyle, number][] = [
      ['lower-roman', 1],
      ['lower-roman', 2],
    ]
    const body: [FolioStyle, number][] = [
      ['arabic', 1],
      ['arabic', 2],
      ['arabic', 1],
    ]
    expect(labels(...front, ...body)).toEqual([0, { S: 'r', St: 1 }, 2, { S: 'D', St: 1 }, 4, { S: 'D', St: 1 }])
  })

  test('has capitals of roman numerals', () => {
    expect(labels(['upper-roman', 3])).toEqual([0, { S: 'R', St: 3 }])
  })

  test('spells Han figures, which the format does not know', () => {
    expect(labels(['han', 11], ['han', 12], ['han-read', 13])).toEqual([
      0,
      { P: PDFHexString.fromText('一一') },
      1,
      { P: PDFHexString.fromText('一二') },
      2,
      { P: PDFHexString.fromText('十三') },
    ])
  })
})
