import { kindAt, ruleFor, usesSpaces } from '../html/line-breaks.ts'
import { blank, chinese, fullMarks, han } from './classes.ts'
import { type Edit, type Rule, substitute } from './line.ts'

/** Runs last: the other rules may still look across the blanks. */
export const spaceRules: Rule[] = [spaces]

const runs = new RegExp(`[${blank}]+`, 'gu')
const isChinese = new RegExp(`^[${chinese}]$`, 'u')
const isHan = new RegExp(`^[${han}]$`, 'u')
const isFullMark = new RegExp(`^[${fullMarks}]$`, 'u')

/**
 * Every run of blanks becomes nothing or one U+0020. Nothing: at both ends, beside a Chinese mark, and between Chinese
 * characters of running prose. Between Chinese characters of a line without marks (a title, a list of names) the blank
 * may be all that parts them, so one stays. A run with a line break follows the rules for soft breaks.
 */
function spaces(text: string): Edit[] {
  const prose = /[，。；：？！]/u.test(text)
  const spaced = usesSpaces(text)
  return substitute(text, runs, 'space', (run) => {
    const before = text.slice(Math.max(0, run.index - 20), run.index)
    const after = text.slice(run.index + run[0].length, run.index + run[0].length + 20)
    const left = [...before].at(-1) ?? ''
    const right = [...after][0] ?? ''
    if (left === '' || right === '') return ''
    if (isFullMark.test(left) || isFullMark.test(right)) return ''
    if (run[0].includes('\n')) {
      return ruleFor({ before: kindAt(before, 'last'), after: kindAt(after, 'first'), spaced }).becomes
    }
    if (isHan.test(left) && isHan.test(right)) return prose ? '' : ' '
    return isChinese.test(left) && isChinese.test(right) ? '' : ' '
  }).map((edit) => (text.slice(edit.index, edit.index + edit.length).includes('\n') ? asJoin(edit) : edit))
}

function asJoin(edit: Edit): Edit {
  return { ...edit, kind: 'line-break' }
}
