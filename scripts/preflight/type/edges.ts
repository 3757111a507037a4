import { CLOSERS, OPENERS, POINTS } from './characters.ts'
import { Is } from './is.ts'
import type { Char, Line } from './lines.ts'
import type { Check } from './page.ts'
import { endOf, startOf } from './snippet.ts'

const NOT_FIRST = new Set([...POINTS, ...CLOSERS, ...'·・‧～／％‰℃°々–'])
/** Only behind Han: an address may break before them. */
const NOT_FIRST_BEHIND_HAN = new Set(')]},.;:!?%/')
const NOT_LAST = new Set([...OPENERS, ...'￥№'])
const NOT_LAST_BEFORE_HAN = new Set('([{$')
const ASCII = /^[!-~]/

/**
 * R01 R02 R03: what may not begin or end a line (CLREQ 3.1.2, 行首行尾禁则; — and … by its strict rule). A line that begins by hand, or a
 * paragraph, begins as its author wants.
 */
export const lineEdges: Check = ({ lines }, tally) => {
  for (const [index, line] of lines.entries()) {
    if (line.flow.kind === 'code' || line.flow.kind === 'ornament') continue
    const [first, last] = [line.chars[0], line.chars.at(-1)]
    if (!first || !last) continue
    const before = followed(lines[index - 1], line)
    if (before || (line.number === 1 && line.flow.continued)) {
      const plain = (first.is & Is.code) === 0
      const behindHan = before === undefined || !ASCII.test(before.text)
      const wrong = NOT_FIRST.has(first.text) || (behindHan && plain && NOT_FIRST_BEHIND_HAN.has(first.text))
      tally.check('R01', line, wrong && startOf(line))
      tally.check('R02', line, /^[—…⋯⸺]/u.test(first.text) && (first.is & Is.latin) === 0 && startOf(line))
    }
    if (line.last || (last.is & Is.end) !== 0) continue
    const after = lines[index + 1]?.chars[0]
    const beforeHan = !after || !ASCII.test(after.text)
    const plain = (last.is & Is.code) === 0
    const wrong = NOT_LAST.has(last.text) || (beforeHan && plain && NOT_LAST_BEFORE_HAN.has(last.text))
    tally.check('R03', line, wrong && endOf(line))
  }
}

/** The last character of the line that `line` goes on from; none where a flow begins, or a line by hand. */
function followed(before: Line | undefined, line: Line): Char | undefined {
  const last = before?.flow === line.flow ? before.chars.at(-1) : undefined
  return last && (last.is & Is.end) === 0 ? last : undefined
}
