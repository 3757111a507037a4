import type { Char, Line } from './lines.ts'
import type { Check } from './page.ts'
import { isZhuyin, type Ruby } from './rubies.ts'

/**
 * R23: pinyin stands above its character (right of it in a vertical line), over its middle, half as large, and a quarter of its own
 * size from the next (CLREQ 3.3.4); zhuyin stands at the right of its character in every line, three tenths as large, in a column, the
 * tone beside its last symbol and the light tone on top (3.3.3).
 */
export const readings: Check = (page, tally) => {
  for (const line of page.lines) {
    let before: Ruby | undefined
    for (const ruby of line.rubies) {
      const fault = (isZhuyin(ruby.reading) ? zhuyin : pinyin)(ruby, before, line)
      tally.check('R23', line, fault && `${textOf(ruby.base)} ${textOf(ruby.reading)} ${fault}`)
      before = ruby
    }
  }
}

type Fault = (ruby: Ruby, before: Ruby | undefined, line: Line) => string | undefined

const pinyin: Fault = ({ base, reading }, before, { towards }) => {
  const [first, under] = [reading[0], base[0]]
  if (!first || !under) return undefined
  const rise = (under.across - first.across) / under.size - (towards === 'down' ? 0 : BASE)
  if (rise < 0.45 || rise > 1.2) return `不在字旁 ${rise.toFixed(2)}`
  const ratio = first.size / under.size
  if (Math.abs(ratio - 0.5) > 0.05) return `字号 ${ratio.toFixed(2)}`
  const off = (middleOf(reading) - middleOf(base)) / under.size
  if (Math.abs(off) > 0.15) return `不居中 ${off.toFixed(2)}`
  if (first.at < -ROUNDING) return `伸出行首 ${(first.at / first.size).toFixed(2)}`
  if (!before || isZhuyin(before.reading)) return undefined
  const gap = first.at - endOf(before.reading)
  return gap < 0.25 * first.size - ROUNDING ? `与前一个相距 ${(gap / first.size).toFixed(2)}` : undefined
}

/** pt: Chromium puts readings on whole px. */
const ROUNDING = 0.5

/** Part of a square from its middle to its base line (styles/cjk.css: 88 % of the em stand above it). */
const BASE = 0.38

const SLACK = 0.05

const endOf = (chars: readonly Char[]) => Math.max(...chars.map(({ at, width }) => at + width))
const middleOf = (chars: readonly Char[]) => ((chars[0]?.at ?? 0) + endOf(chars)) / 2

const zhuyin: Fault = ({ base, reading }, before, line) => {
  const square = base.at(-1)
  if (!square) return undefined
  const placed = reading.map((char) => ({ text: char.text, ...boxOf(char, square, line) }))
  const symbols = placed.filter(({ text }) => /[\u3105-\u312f\u31a0-\u31bf]/u.test(text))
  const [first, last] = [symbols[0], symbols.at(-1)]
  if (!first || !last) return undefined
  const size = first.bottom - first.top
  if (Math.abs(size - 0.3) > 0.04) return `字号 ${size.toFixed(2)}`
  if (first.left < 1 - SLACK || first.right > 1.5) return `不在字右 ${first.left.toFixed(2)}`
  for (const [index, { left, top }] of symbols.entries()) {
    const above = symbols[index - 1]
    const wrong =
      above &&
      (Math.abs(top - above.top - size) > SLACK + ROUNDING / square.size || Math.abs(left - above.left) > SLACK)
    if (wrong) return '不成一列'
  }
  const light = placed.find(({ text }) => text === '˙')
  const middle = (first.top + last.bottom) / 2
  // Under a light tone the symbols stand lower.
  if (middle < 0.4 || middle > (light ? 0.75 : 0.65)) return `不居中 ${middle.toFixed(2)}`
  if (light) {
    const [beside, above] = [centre(light) - centre(first), (first.top - light.top) / size]
    if (Math.abs(beside) > 0.08 || above < 0.5 || above > 1.6) return '轻声不在上'
  }
  const tone = placed.find(({ text }) => /[ˉˊˇˋ˪˫]/u.test(text))
  if (tone) {
    const above = (last.top - tone.top) / size
    if (tone.left < last.right - SLACK || tone.right > 1.5 + SLACK || above < 0 || above > 0.6)
      return '声调不在末一个符号的右上'
  }
  return crowded(placed, square, before, line)
}

/** Zhuyin that reaches into what stands behind it in a horizontal line, or into the zhuyin before it in a vertical one. */
function crowded(placed: readonly Box[], square: Char, before: Ruby | undefined, line: Line): string | undefined {
  if (line.towards !== 'down') {
    const next = line.chars[line.chars.indexOf(square) + 1]
    const room = next ? (next.at - square.at) / square.size - Math.max(...placed.map(({ right }) => right)) : 0
    return room < -SLACK ? `压着后面的字 ${room.toFixed(2)}` : undefined
  }
  if (!before || !isZhuyin(before.reading)) return undefined
  const above = Math.max(...before.reading.map((char) => boxOf(char, square, line).bottom))
  const room = Math.min(...placed.map(({ top }) => top)) - above
  return room < -SLACK ? `压着前面的注音 ${room.toFixed(2)}` : undefined
}

/** Where a character stands from the upper left corner of the square that it belongs to, in such squares. */
type Box = { left: number; right: number; top: number; bottom: number }

function boxOf(char: Char, square: Char, { towards }: Line): Box {
  const size = char.size / square.size
  const width = char.glyph.width / square.size
  if (towards === 'down') {
    const left = 0.5 + (square.across - char.across) / square.size - width / 2
    const top = (char.at - square.at) / square.size
    return { left, right: left + width, top, bottom: top + size }
  }
  const left = (char.at - square.at) / square.size
  const top = (char.across - square.across) / square.size + ASCENT * (1 - size)
  return { left, right: left + width, top, bottom: top + size }
}

/** Part of a square above its base line. */
const ASCENT = 0.88

const centre = ({ left, right }: Box) => (left + right) / 2
const textOf = (chars: readonly Char[]) => chars.map(({ text }) => text).join('')
