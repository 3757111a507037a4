import { formatFolio } from '../pages/folio.ts'
import type { Page } from '../pages/page.ts'
import { PDFHexString } from './pdf-lib.ts'

/** An entry of the tree: a style of the format with the number it begins at, or the words for one page. */
type Label = { S: string; St: number } | { P: PDFHexString }

/**
 * The number tree for the catalog's PageLabels (ISO 32000-1, 12.4.2), as the library takes it: a viewer calls every page by the number
 * that it prints, or would print. An entry stands where the counting begins anew; the format knows no Han figures, so those pages
 * have an entry each.
 */
export function pageLabels(pages: readonly Pick<Page, 'number'>[]): { Nums: (number | Label)[] } {
  const nums = pages.flatMap(({ number }, index): (number | Label)[] => {
    const style = STYLES[number.style]
    if (!style) return [index, { P: PDFHexString.fromText(formatFolio(number)) }]
    const before = pages[index - 1]?.number
    if (before?.style === number.style && before.value + 1 === number.value) return []
    return [index, { S: style, St: number.value }]
  })
  return { Nums: nums }
}

const STYLES: Partial<Record<Page['number']['style'], string>> = {
  arabic: 'D',
  'lower-roman': 'r',
  'upper-roman': 'R',
}
