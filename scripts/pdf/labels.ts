import type { Page } from '../pages/page.ts'

/** What a viewer calls a page (ISO 32000-1, 12.4.2). */
export type PageLabel = { style: 'arabic' | 'roman'; value: number }

type Folio = Pick<Page, 'folio'>

/**
 * A label for every page that says what is printed. A page without a folio inside the counting (blank pages, openings, the
 * colophon) has the number that its place gives it; what stands before page 1 is counted in small roman numerals.
 * Han folios become Arabic labels: a label is what the reader types to go to a page.
 */
export function labelPages(pages: readonly Folio[]): PageLabel[] {
  const printed = pages.map((page) => folioLabel(page.folio))
  const first = printed.findIndex((label) => label !== undefined)
  const labels: PageLabel[] = []
  for (const [index, own] of printed.entries()) {
    const before = labels.at(-1)
    const opening = printed[first]
    if (own) labels.push(own)
    else if (index > first && first >= 0 && before) labels.push({ style: before.style, value: before.value + 1 })
    else if (opening && opening.value > first - index) {
      labels.push({ style: opening.style, value: opening.value - (first - index) })
    } else labels.push({ style: 'roman', value: index + 1 })
  }
  return labels
}

/** The number tree for the catalog's PageLabels, as plain values: an entry where the counting begins anew. */
export function pageLabels(pages: readonly Folio[]): { Nums: (number | { S: string; St: number })[] } {
  const labels = labelPages(pages)
  const nums = labels.flatMap((label, index) => {
    const before = labels[index - 1]
    if (before?.style === label.style && before.value + 1 === label.value) return []
    return [index, { S: label.style === 'roman' ? 'r' : 'D', St: label.value }]
  })
  return { Nums: nums }
}

/** A printed folio as a number: Arabic, Han by place (一〇二) or with units (一百零二), small roman; `undefined` when it is none. */
export function folioLabel(folio: string): PageLabel | undefined {
  if (/^\d+$/.test(folio)) return { style: 'arabic', value: Number(folio) }
  if (/^[〇零一二三四五六七八九]+$/u.test(folio))
    return { style: 'arabic', value: Number([...folio].map(digit).join('')) }
  if (/^[零一二三四五六七八九十百千]+$/u.test(folio)) return { style: 'arabic', value: withUnits(folio) }
  if (/^[ivxlcdm]+$/.test(folio)) return { style: 'roman', value: roman(folio) }
  return undefined
}

function withUnits(folio: string): number {
  let total = 0
  let pending: number | undefined
  for (const sign of folio) {
    const unit = HAN_UNITS[sign]
    if (unit) {
      // 十二 is twelve: a unit without a digit counts once.
      total += (pending || 1) * unit
      pending = undefined
    } else pending = digit(sign)
  }
  return total + (pending ?? 0)
}

function roman(folio: string): number {
  const values = [...folio].map((sign) => ROMAN[sign] ?? 0)
  return values.reduce((sum, value, index) => sum + (value < (values[index + 1] ?? 0) ? -value : value), 0)
}

const HAN_UNITS: Record<string, number> = { 十: 10, 百: 100, 千: 1000 }
const ROMAN: Record<string, number> = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 }

function digit(sign: string): number {
  return sign === '零' ? 0 : '〇一二三四五六七八九'.indexOf(sign)
}
