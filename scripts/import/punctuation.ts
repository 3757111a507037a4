import { across, blank, chinese, han } from './classes.ts'
import { type Edit, type Rule, substitute } from './line.ts'

const hasHan = new RegExp(`[${han}]`, 'u')

/**
 * Half-width and makeshift marks in Chinese text become the ones of GB/T 15834. Each rule needs a Chinese neighbour,
 * so numbers (3.5, 1,234, 12:30), English and web addresses stay; none touches a Chinese character.
 */
export const punctuationRules: Rule[] = [
  brackets,
  pointMarks,
  fullStops,
  wideStops,
  ellipses,
  dashes,
  doubledMarks,
].map((rule) => (text: string) => (hasHan.test(text) ? outsideAddresses(text, rule(text)) : []))

const afterChinese = `(?<=[${chinese}]${across})`
const beforeChinese = `(?=${across}[${chinese}])`
/** （…） where the brackets hold Chinese text or stand behind it; a full-width half pulls its partner along. */
function brackets(text: string): Edit[] {
  const edits: Edit[] = []
  const open: number[] = []
  const behindChinese = new RegExp(`[${chinese}]${across}$`, 'u')
  for (let index = 0; index < text.length; index++) {
    const unit = text[index] as string
    if (unit === '(' || unit === '（') open.push(index)
    if (unit !== ')' && unit !== '）') continue
    const start = open.pop()
    if (start === undefined) continue
    const isFull = text[start] === '（' || unit === '）'
    const before = text.slice(Math.max(0, start - 10), start)
    // The outermost pair may be long; 200 units of it tell as well as all.
    const inside = text.slice(start + 1, Math.min(index, start + 200))
    if (!isFull && !behindChinese.test(before) && !hasHan.test(inside)) continue
    if (text[start] === '(') edits.push({ index: start, length: 1, text: '（', kind: 'bracket' })
    if (unit === ')') edits.push({ index, length: 1, text: '）', kind: 'bracket' })
  }
  return edits.sort((one, other) => one.index - other.index)
}

/** , ; : ! ? beside Chinese text. */
function pointMarks(text: string): Edit[] {
  const full: Record<string, string> = { ',': '，', ';': '；', ':': '：', '!': '！', '?': '？' }
  const pattern = new RegExp(`${afterChinese}(?:[,;:]|[!?]+)|(?:[,;:]|[!?]+)${beforeChinese}`, 'gu')
  return substitute(text, pattern, 'mark', ([marks]) => marks.replace(/[,;:!?]/g, (mark) => full[mark] ?? mark))
}

/** A full stop that ends a Chinese sentence. Behind a digit or a letter it is a number, a list item, an abbreviation. */
function fullStops(text: string): Edit[] {
  const ends = `(?<=[${han}”’）》」』】]${across})\\.(?=${across}(?:$|[${han}“‘（《「『【]))`
  return substitute(text, new RegExp(ends, 'gu'), 'mark', '。')
}

/** U+FF0E and U+FF61, forms of old encodings: a point in numbers, a full stop behind Chinese text. */
function wideStops(text: string): Edit[] {
  return [
    ...substitute(text, /(?<=[A-Za-z0-9])．/gu, 'mark', '.'),
    ...substitute(text, new RegExp(`(?<=[${han}”’）》])[．｡]`, 'gu'), 'mark', '。'),
  ].sort((one, other) => one.index - other.index)
}

/** Six dots (GB/T 15834, 4.11) for ..., 。。。 and a lone …; twelve stay. */
function ellipses(text: string): Edit[] {
  const pattern = new RegExp(
    `(?<=[${chinese}A-Za-z0-9]${across})(?:\\.{3,}|。{3,})|(?:\\.{3,}|。{3,})${beforeChinese}|…+|⋯+`,
    'gu',
  )
  return substitute(text, pattern, 'ellipsis', ([dots]) => (/^…+$/.test(dots) && dots.length % 2 === 0 ? dots : '……'))
}

/** The two-em dash for --, －－, ―― and box-drawing lines. One — alone joins places and numbers: it stays. */
function dashes(text: string): Edit[] {
  const pattern = new RegExp(
    `${afterChinese}(?:-{2,}|－{2,}|―{2,}|─{2,})|(?:-{2,}|－{2,}|―{2,}|─{2,})${beforeChinese}`,
    'gu',
  )
  return substitute(text, pattern, 'dash', '——')
}

/** ，， and 。。: a slip of the key. ！！ and ？？ are meant. */
function doubledMarks(text: string): Edit[] {
  return substitute(text, new RegExp(`([，、；：。])[${blank}]{0,8}\\1(?![。])`, 'gu'), 'mark', ([pair]) =>
    pair.slice(0, 1),
  )
}

/** Web addresses keep every mark. */
function outsideAddresses(text: string, edits: Edit[]): Edit[] {
  if (edits.length === 0) return edits
  const addresses = text.matchAll(/(?:https?:\/\/|www\.)[\x21-\x7e]*[\w/#&=]/g)
  let address = addresses.next().value
  return edits.filter((edit) => {
    while (address && address.index + address[0].length <= edit.index) address = addresses.next().value
    return !address || edit.index < address.index
  })
}
