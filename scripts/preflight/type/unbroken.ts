import { Is } from './is.ts'
import type { Check } from './page.ts'
import { endOf, startOf } from './snippet.ts'

const UNITS =
  /^(?:[0-9元年月日号时分秒岁人个万亿％%℃℉°‰米吨度公千克升条项]|[.,][0-9]|(?:kg|km|cm|mm|mg|ml|kW|[gmtLWV])(?![A-Za-z]))/u
/** A number with its unit in a line. */
const WITH_UNIT = /[0-9][元年月日号时分秒岁人个万亿％%℃℉°‰米吨度公千克升条项]|[￥¥$€£第][0-9]/gu
const SIGNS = /[￥¥$€£第]$/u
/** 表 1, 式（1）: what a number is the name of, and how it begins behind it. */
const LABEL = /(?:(?<![代发發手钟鐘仪儀])表|(?<![地企意])[图圖図]|(?<![形方模样樣正仪儀])式|附件)$/u
/** No. 7, pp. 12 */
const SHORT_WORD = /(?:^|[^A-Za-z])(?:Nos?|Vol|Fig|Tab|Eq|Sec|Ch|Art|pp?)\.$/
const NUMBER = /^[（(]?[0-9]{1,3}(?![0-9])/u

/**
 * R04: —— and …… stay whole, between several of them a line may end (CLREQ 3.1.2); R05: a number with its unit or sign, with the word that it is the name
 * of, or with the rest of the marker of a list item; R06: the call of a note with its word. At the end of a page the next one's first characters are what follows.
 */
export const unbroken: Check = ({ lines, next }, tally) => {
  for (const [index, line] of lines.entries()) {
    const { flow, chars } = line
    const last = chars.at(-1)
    if (!last || flow.kind === 'code') continue
    for (const char of chars) {
      if ((char.is & Is.call) === 0 || (char.is & Is.first) === 0 || flow.kind === 'note') continue
      tally.check('R06', line, char === chars[0] && !line.first && startOf(line))
    }
    const text = chars.map((char) => ((char.is & APART) === 0 ? char.text : ' ')).join('')
    for (const _ of text.matchAll(/—{2}|…{2}/gu)) tally.check('R04', line)
    for (const _ of text.matchAll(WITH_UNIT)) tally.check('R05', line)
    if (line.last || (last.is & (Is.end | Is.code)) !== 0) continue
    const follower = lines[index + 1]
    const behind =
      follower?.flow === flow
        ? follower.chars
            .slice(0, 4)
            .map(({ text }) => text)
            .join('')
        : [...next].slice(0, 4).join('')
    const goesOn = follower?.flow === flow ? (follower.chars[0]?.is ?? 0) : 0
    const before = chars
      .slice(-4)
      .map(({ text }) => text)
      .join('')
    const split = `${endOf(line)}|${behind}`
    const dashes = /(?:—+|…+)$/u.exec(before)?.[0] ?? ''
    if (dashes !== '')
      tally.check('R04', line, dashes.length % 2 === 1 && behind.startsWith(dashes[0] as string) && split)
    if (/[0-9]$/.test(before)) tally.check('R05', line, UNITS.test(behind) && !inLatin(before, behind) && split)
    if ((last.is & goesOn & Is.marker) !== 0) tally.check('R05', line, split)
    if ((SIGNS.test(before) || SHORT_WORD.test(before)) && /^[0-9]/.test(behind)) tally.check('R05', line, split)
    if (LABEL.test(before) && NUMBER.test(behind)) tally.check('R05', line, split)
  }
}

const APART = Is.apart | Is.code | Is.call

/** Parts of a word or an address, which may break where it must. */
function inLatin(before: string, behind: string): boolean {
  return /[A-Za-z/_-][0-9.]*$/.test(before) && /^[A-Za-z0-9./_-]/.test(behind)
}
