import { type Line, textOf } from '../../support/lines.ts'

/** A paragraph as it was set: its lines, and how many squares a line has. */
export type SetParagraph = { lines: Line[]; squares: number; vertical: boolean }

/** What of a paragraph goes against a rule, in words. */
export type Rule = (set: SetParagraph) => string[]

const CLOSING = /[”’」』）》〉】〕，。、；：！？]/u
const OPENING = /[“‘「『（《〈【〔]/u
const MARK = /[“‘「『（《〈【〔”’」』）》〉】〕，。、；：！？]/u
const HAN = /\p{sc=Han}/u
/** In vertical lines these stand in the middle of their square and have no half to give. */
const CENTRED = /[；：！？]/u

/** How much wider than set the gaps of a line are, in squares: the least that two Han stand apart. */
function stretch(line: Line): number {
  const gaps = pairs(line).flatMap(([a, b]) => (HAN.test(a.text) && HAN.test(b.text) ? [b.start - a.start - 1] : []))
  return gaps.length ? Math.min(...gaps) : 0.3
}

/**
 * Lines that are hardly stretched: there Chromium's gaps tell themselves apart from ours. It widens a line before and behind Han, at
 * our spaces, and before marks that are no letters, so that several gaps may come together.
 */
const tight = (lines: Line[]) => lines.filter((line) => stretch(line) < 0.05)

const pairs = (line: Line) => line.slice(1).map((glyph, index) => [line[index] as Line[number], glyph] as const)

const words = (line: Line) => textOf(line)
const joints = ({ lines }: SetParagraph) => lines.slice(1).map((line, index) => [lines[index] as Line, line] as const)

/** In the number of squares; a CSS pixel is .07. */
const SLACK = 0.03

const near = (value: number, wanted: number, room: number) => value > wanted - SLACK && value < wanted + room + SLACK

export const RULES: Record<string, Rule> = {
  'R01 what may not begin a line': ({ lines }) =>
    lines
      .slice(1)
      .flatMap((line) => (/^[，。、；：！？”’」』）》〉】〕·・～–/／％‰℃]/u.test(words(line)) ? [words(line)] : [])),

  'R02 a dash or ellipsis may not': ({ lines }) =>
    lines.slice(1).flatMap((line) => (/^[—…⋯]/u.test(words(line)) ? [words(line)] : [])),

  'R03 what may not end a line': ({ lines }) =>
    lines.slice(0, -1).flatMap((line) => (/[“‘「『（《〈【〔￥第(]$/u.test(words(line)) ? [words(line)] : [])),

  'R04 —— and …… are whole': (set) =>
    joints(set).flatMap(([line, next]) =>
      /[—…]$/u.test(words(line)) && /^[—…]/u.test(words(next)) ? [words(line)] : [],
    ),

  'R05 a number keeps its unit': (set) =>
    joints(set).flatMap(([line, next]) =>
      (/\d$/u.test(words(line)) && /^(?:[\d%％℃年月日元万亿个条米]|kg|km)/u.test(words(next))) ||
      (/[～–]$/u.test(words(line)) && /^\d/u.test(words(next)))
        ? [`${words(line)} | ${words(next)}`]
        : [],
    ),

  'R06 a note call keeps its word': ({ lines }) =>
    lines.slice(1).flatMap((line) => ((line[0]?.size ?? 1) < 0.7 ? [words(line)] : [])),

  'R07 marks that meet are squeezed': ({ lines, vertical }) =>
    tight(lines).flatMap((line) =>
      pairs(line).flatMap(([a, b]) => {
        if (!MARK.test(a.text) || !MARK.test(b.text) || a.text.length > 1 || b.text.length > 1) return []
        if (vertical && (CENTRED.test(a.text) || CENTRED.test(b.text))) return []
        const apart = CLOSING.test(a.text) && OPENING.test(b.text) ? 1 : 0.5
        const found = b.start - a.start
        // ？ and ！ before Han fill one square together.
        return near(found, apart, 2 * stretch(line)) ? [] : [`${a.text}${b.text} ${found.toFixed(2)} in ${words(line)}`]
      }),
    ),

  'R07 a mark by itself fills its square': ({ lines }) =>
    tight(lines).flatMap((line) =>
      line.flatMap((mark, index) => {
        const [before, after] = [line[index - 1], line[index + 1]]
        if (!before || !after || !HAN.test(before.text) || !HAN.test(after.text) || !MARK.test(mark.text)) return []
        if (mark.text.length > 1) return []
        // The air is before an opening mark and behind a closing one: both make two squares from Han to Han.
        const found = after.start - before.start
        return near(found, 2, 4 * stretch(line)) ? [] : [`${mark.text} ${found.toFixed(2)} in ${words(line)}`]
      }),
    ),

  'R08 half a square at the end of a line': ({ lines, squares, vertical }) =>
    tight(lines.slice(0, -1)).flatMap((line) => {
      const last = line.at(-1)
      if (!last || !CLOSING.test(last.text) || last.text.length > 1 || (vertical && CENTRED.test(last.text))) return []
      return Math.abs(last.start - (squares - 0.5)) < 2 * SLACK ? [] : [`${last.start.toFixed(2)} ${words(line)}`]
    }),

  'R09 half a square at the beginning of a line': ({ lines }) =>
    tight(lines.slice(1)).flatMap((line) => {
      const [first, second] = line
      if (!first || !second || !OPENING.test(first.text)) return []
      return first.start < SLACK && near(second.start, 0.5, stretch(line))
        ? []
        : [`${second.start.toFixed(2)} ${words(line)}`]
    }),

  'R11 an eighth of a square between Han and Latin, none at line ends': ({ lines }) =>
    tight(lines).flatMap((line) => [
      ...((line[0]?.start ?? 0) % 1 > SLACK ? [`begins at ${line[0]?.start} ${words(line)}`] : []),
      ...pairs(line).flatMap(([a, b]) => {
        if (a.size !== b.size || !HAN.test(a.text) || !/^[A-Za-z]$/.test(b.text)) return []
        const found = b.start - a.start - 1
        return near(found, 0.125, 3 * stretch(line)) ? [] : [`${a.text}${b.text} ${found.toFixed(2)} in ${words(line)}`]
      }),
    ]),

  'R12 every line but the last is full': ({ lines, squares }) =>
    lines.slice(0, -1).flatMap((line) => {
      const [before, last] = line.slice(-2)
      // Of a Han behind a Han the start, since a gap at its end would count as part of it.
      const square = before && last && HAN.test(before.text) && HAN.test(last.text)
      const end = square ? last.start + last.size : (last?.end ?? 0)
      return Math.abs(end - squares) < 2 * SLACK ? [] : [`${end.toFixed(2)} of ${squares} ${words(line)}`]
    }),

  'R17 no character alone on the last line': ({ lines }) => {
    const last = lines.at(-1) ?? []
    const letters = last.filter(({ text, size }) => !MARK.test(text) && !/[—…)]/.test(text) && size > 0.7)
    return lines.length > 1 && letters.length === 1 && letters[0]?.text.length === 1 ? [words(last)] : []
  },

  'R19 the first line is two squares in': ({ lines }) => {
    const start = lines[0]?.[0]?.start ?? 0
    return near(start, 2, 0.5) ? [] : [`${start.toFixed(2)}`]
  },

  'R26 —— is one line of two squares': ({ lines }) =>
    lines.flatMap((line) =>
      pairs(line).flatMap(([a, b]) =>
        a.text === '—' && b.text === '—' && Math.abs(b.start - a.start - 1) > SLACK
          ? [`${b.start - a.start} in ${words(line)}`]
          : [],
      ),
    ),

  'R27 an interpunct is half a square': ({ lines }) =>
    tight(lines).flatMap((line) =>
      line.flatMap((dot, index) => {
        const [before, after] = [line[index - 1], line[index + 1]]
        if (dot.text !== '·' || !before || !after || !HAN.test(before.text) || !HAN.test(after.text)) return []
        const found = after.start - before.start
        return near(found, 1.5, 3 * stretch(line)) ? [] : [`${found.toFixed(2)} in ${words(line)}`]
      }),
    ),

  'R31 ？！ fill one square': ({ lines, vertical }) =>
    tight(lines).flatMap((line) =>
      pairs(line).flatMap(([a, b], index) => {
        if (a.text.length > 1) return [] // upright in one square
        if (a.text !== '？' || b.text !== '！') return []
        const after = line[index + 2]
        if (vertical) return [`${words(line)}`]
        return !after || !HAN.test(after.text) || near(after.start - a.start, 1, 2 * stretch(line) + SLACK)
          ? []
          : [words(line)]
      }),
    ),
}
