import type { PrintEdition } from '../../config/book.ts'
import { chineseNumeral } from '../../html/numerals.ts'
import { hanDigits } from '../folio.ts'

/** 2026年11月22日; in vertical writing in Han digits, as dates stand there. */
export function chineseDate(date: string, edition: PrintEdition): string {
  const [year, month, day] = parts(date)
  if (edition.writing === 'horizontal') return `${year}年${month}月${day}日`
  return `${hanMonth(date)}${chineseNumeral(day)}日`
}

/** 二〇二六年十一月: covers and title pages name the month, in Han digits in either writing. */
export function hanMonth(date: string): string {
  const [year, month] = parts(date)
  return `${hanDigits(year)}年${chineseNumeral(month)}月`
}

function parts(date: string): [year: number, month: number, day: number] {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  return [year, month, day]
}
