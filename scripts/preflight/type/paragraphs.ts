import { isMark, OPENERS } from './characters.ts'
import { Is } from './is.ts'
import { type Check, usual } from './page.ts'
import { endOf, startOf } from './snippet.ts'

/**
 * How paragraphs begin and end: R16, no heading at the foot of a page, but for one that no line belongs to; R17, a last line has two characters at least; R18, neither
 * first nor last line of a paragraph stands alone on a page (CLREQ 3.6, 孤字不成行, 孤行不成页); R19, first line indent.
 */
export const paragraphs: Check = (page, tally) => {
  const { lines, flows, promises } = page
  const body = flows.filter(({ kind }) => kind !== 'note')
  const foot = body.at(-1)
  for (const flow of body) {
    if (flow.kind !== 'heading' || (flow === foot && body.length === 1)) continue
    const line = lines.find((one) => one.flow === flow)
    tally.check('R16', line, flow === foot && page.more && !flow.bare && startOf(line))
  }
  for (const [index, line] of lines.entries()) {
    const { flow, chars } = line
    if (!PARAGRAPHS.has(flow.kind)) continue
    if (line.last && (line.number > 1 || flow.continued)) {
      const units = chars.filter(
        ({ text, is }, at) => !isMark(text) && !/^[)\]},.;:!?%]$/.test(text) && !sameSquare(is, chars[at - 1]?.is),
      )
      const count = units.reduce((sum, { inside }) => sum + (inside?.length ?? 1), 0)
      tally.check('R17', line, count <= 1 && endOf(line))
    }
    const alone = lines[index - 1]?.flow !== flow && lines[index + 1]?.flow !== flow
    if (flow.kind !== 'note' && (flow.continued || flow.continues)) {
      tally.check('R18', line, alone && flow.continued !== flow.continues && startOf(line))
    }
    const first = chars[0]
    if (!line.first || flow.kind !== 'text' || !first || line.towards !== usual(page)) continue
    if ((first.is & (Is.apart | Is.call)) !== 0) continue
    const at = Math.min(
      first.at,
      ...(line.rubies.find(({ base }) => base[0] === first)?.reading ?? []).map((one) => one.at),
    )
    const indent = at / line.size + (promises.squeezed && OPENERS.has(first.text) ? 0.5 : 0)
    tally.sample('indent', indent)
    tally.check('R19', line, Math.abs(indent - promises.indent) > 0.2 && `${startOf(line)} ${indent.toFixed(2)}`)
  }
}

const PARAGRAPHS = new Set(['text', 'quotation', 'list', 'note', 'notice', 'side-note'])

const sameSquare = (is: number, before = 0) => (is & before & Is.together) !== 0 && (is & Is.first) === 0
