import type { Page } from '../pages/page.ts'

/** One run of page labels (ISO 32000-1, 12.4.2): from `index` (0 = first page) on, counting from `start`. */
export type LabelRun = { index: number; style: 'arabic' | 'roman'; start: number }

/**
 * Page labels that say what is printed. Pages without a folio inside the counting (blank pages, chapter openings, the colophon)
 * have the number that their place gives them; what stands before page 1 is counted in small roman numerals.
 * Han folios become Arabic labels: a label is what the reader types to go to a page.
 */
export function labelRuns(pages: readonly Pick<Page, 'folio'>[]): LabelRun[] {
  const values = pages.map((page) => folioValue(page.folio))
  const first = values.findIndex((value) => value !== undefined)
  const runs: LabelRun[] = []
  const firstArabic = first < 0 ? pages.length : Math.max(0, first - (values[first] as number) + 1)
  if (firstArabic > 0) runs.push({ index: 0, style: 'roman', start: 1 })
  if (first < 0) return runs
  let next = 0
  for (let index = firstArabic; index < pages.length; index++) {
    const value = values[index] ?? (index < first ? (values[first] as number) - (first - index) : next)
    if (index === firstArabic || value !== next) runs.push({ index, style: 'arabic', start: value })
    next = value + 1
  }
  return runs
}

/** The number tree for the catalog's PageLabels, as plain values. */
export function pageLabels(pages: readonly Pick<Page, 'folio'>[]): { Nums: (number | { S: string; St: number })[] } {
  const nums = labelRuns(pages).flatMap((run) => [run.index, { S: run.style === 'roman' ? 'r' : 'D', St: run.start }])
  return { Nums: nums }
}

/** A printed folio as a number: Arabic, Han by place (一〇二) or Han with units (一百零二); `undefined` when there is none. */
export function folioValue(folio: string): number | undefined {
  const text = folio.replace(/[\s—–\-·－]/gu, '')
  if (/^\d+$/.test(text)) return Number(text)
  if (/^[〇零一二三四五六七八九]+$/u.test(text)) return Number([...text].map(digit).join(''))
  if (!/^[零一二三四五六七八九十百千]+$/u.test(text)) return undefined
  let total = 0
  let pending: number | undefined
  for (const sign of text) {
    const unit = UNITS[sign]
    if (unit) {
      // 十二 is twelve: a unit at the beginning counts once.
      total += (pending ?? 1) * unit
      pending = undefined
    } else pending = digit(sign)
  }
  return total + (pending ?? 0)
}

const UNITS: Record<string, number> = { 十: 10, 百: 100, 千: 1000 }

function digit(sign: string): number {
  return sign === '零' ? 0 : '〇一二三四五六七八九'.indexOf(sign)
}
