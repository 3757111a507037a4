import { chineseNumeral } from '../html/numerals.ts'
import { blank } from './classes.ts'

/** The line that opens a piece of a collection: 【篇1】题目, 第二章 题目, 范文三：题目. */
export type Marker = {
  /** As a title says it: 篇一, 第二章. */
  label: string
  /** What parts label and title: `：` or a space. */
  joint: string
  /** Index in the line at which the title (or the text) begins. */
  end: number
}

const numeral = '[0-9０-９]{1,3}|[一二三四五六七八九十百〇零两]{1,5}'
const ordinal = `第(?:${numeral})[篇章部]`
const item = `(?:篇|范文|例文|材料|发言|发言稿)(?:${numeral})`
const brackets = `[【［\\[〔〖][${blank}]*(${ordinal}|${item})[${blank}]*[】］\\]〕〗][：:${blank}]*`
const bracketed = new RegExp(`^[${blank}]*${brackets}`, 'u')
const bare = new RegExp(`^[${blank}]*(?:(${ordinal})(?:[：:、${blank}]+|$)|(${item})(?:[：:${blank}]+|$))`, 'u')

/** Longest title, in characters, that a line may carry. */
const titleLength = 40

/** The marker at the start of a line. Without brackets it counts only where nothing but a title follows. */
export function readMarker(text: string): Marker | undefined {
  const inBrackets = bracketed.exec(text)
  const match = inBrackets ?? bare.exec(text)
  const label = match?.[1] ?? match?.[2]
  if (!match || label === undefined) return undefined
  const rest = text.slice(match[0].length)
  if (!inBrackets && rest.trim() !== '' && !isTitle(rest)) return undefined
  return {
    label: label.replace(/[0-9０-９]+/u, (digits) => inChinese(digits)),
    joint: label.startsWith('第') ? ' ' : '：',
    end: match[0].length,
  }
}

/** Indices inside a line at which a bracketed marker stands behind the end of a sentence: a lost line break. */
export function markersInside(text: string): number[] {
  const pattern = new RegExp(`(?<=[。！？…”!?.])[${blank}]{0,8}(?=${brackets})`, 'gu')
  return [...text.matchAll(pattern)].map((match) => match.index + match[0].length).filter((index) => index > 0)
}

/** True for a line that may be a title: short, and no sentence. */
export function isTitle(text: string): boolean {
  const trimmed = text.trim()
  if (trimmed === '' || [...trimmed].length > titleLength) return false
  return /[\p{L}\p{N}]/u.test(trimmed) && !/[。；]|[.，、：？！…,:;?!]$/u.test(trimmed)
}

function inChinese(digits: string): string {
  const number = Number(digits.normalize('NFKC'))
  return number > 0 ? chineseNumeral(number) : digits
}
