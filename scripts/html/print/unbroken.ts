import { type Cell, type Flow, LINE_END, liveCells, NOTE_CALL } from './flow.ts'

/**
 * Finds what a line end may not part and Chromium would: a dash or an interpunct from what stands before it (CLREQ 3.1.5,
 * strict), a number from its unit, sign or 第 (GB/T 15834, CLREQ), a note call from its word. What Chromium keeps together
 * by itself (…… —— 3.5% ￥100) gets no span.
 */
export function keepTogether(flow: Flow): void {
  const { cells, indices, text } = liveCells(flow)
  const runs: [number, number][] = []
  for (const [known, pattern] of PATTERNS) {
    if (!known.test(text)) continue
    for (const match of text.matchAll(pattern)) {
      const part = cells.slice(match.index, match.index + match[0].length)
      const box = part.findIndex(isBox)
      const joint = box < 0 ? match[0].search(BREAKABLE) : 0
      if (joint < 0) continue
      // Beside a span Chromium lets go of the sign before a number, which it holds in plain text.
      const sign = /^[￥¥€£$]/.test(match[0])
      // Chromium keeps the digits before the joint together; to begin with the last of them leaves their distance from the Han
      // before, which has to vanish at a line end, to text-autospace.
      const first = wrapStart(cells, match.index + (sign ? 0 : Math.max(joint - 1, 0)))
      const last = wrapEnd(cells, match.index + match[0].length - 1)
      if (!isOneSpan(cells.slice(first, last + 1))) runs.push([indices[first] as number, (indices[last] as number) + 1])
    }
  }
  cells.forEach((cell, index) => {
    const next = cells[index + 1]
    if (!isBox(cell) || !next || !mayNotBegin(next) || isOne(cell, next)) return
    runs.push([indices[wrapStart(cells, index)] as number, (indices[index + 1] as number) + 1])
  })
  flow.unbroken.push(...mergeRuns(runs))
}

/**
 * Keeps the live cells from `first` to `last` on one line, with what is one span with them; runs that overlap become one.
 */
export function tie(flow: Flow, first: number, last: number): void {
  const { cells, indices } = liveCells(flow)
  const [start, end] = [wrapStart(cells, first), wrapEnd(cells, last)]
  if (isOneSpan(cells.slice(start, end + 1))) return
  flow.unbroken = mergeRuns([...flow.unbroken, [indices[start] as number, (indices[end] as number) + 1]])
}

function mayNotBegin(cell: Cell): boolean {
  return ['closer', 'point', 'centred', 'line'].includes(cell.kind)
}

/**
 * Upright digits, ruby, pictures and, in vertical text, note calls are boxes to the line breaker, which parts them from their
 * signs and from marks that may not begin a line (UAX 14, LB20).
 */
function isBox(cell: Cell): boolean {
  if (cell.wraps.some((wrap) => wrap.className === 'tcy')) return true
  return cell.origin.type === 'element' && cell.kind !== 'blank' && cell.text !== LINE_END
}

/** What is one span (upright digits, a year, a dotted word) is not cut, nor the line of a short name. */
function wrapStart(cells: readonly Cell[], index: number): number {
  let start = index
  while (start > 0 && isOne(cells[start - 1] as Cell, cells[start] as Cell)) start -= 1
  return index - start > LONGEST_NAME && !cells[index]?.wraps[0] ? index : start
}

function wrapEnd(cells: readonly Cell[], index: number): number {
  let end = index
  while (end + 1 < cells.length && isOne(cells[end] as Cell, cells[end + 1] as Cell)) end += 1
  return end - index > LONGEST_NAME && !cells[index]?.wraps[0] ? index : end
}

function isOne(before: Cell, after: Cell): boolean {
  if (before.origin === after.origin && before.origin.type === 'element') return true
  if (before.wraps[0] || after.wraps[0]) return before.wraps[0] === after.wraps[0]
  return before.line !== undefined && before.line === after.line
}

/** One span holds together by itself: an upright number without a unit. */
function isOneSpan(cells: readonly Cell[]): boolean {
  const wrap = cells[0]?.wraps[0]
  return cells.length < 2 || (wrap !== undefined && cells.every((cell) => cell.wraps[0] === wrap))
}

const LONGEST_NAME = 4

/** A run of nothing but ASCII, or signs that Chromium holds to their number, needs no span. */
const BREAKABLE = /[^!-~％‰℃°￥¥€£]/u

/** Whatever a mark may hang on to; of a Latin word the last letter, since a word does not break. */
const BEFORE = String.raw`[^\n \u00a0]`
/** What a number is the name of; not the ends of other words: 代表 100 人, 地图 3 张, 形式 2 种. */
const LABEL = '(?:(?<![代发發手钟鐘仪儀])表|(?<![地企意])[图圖図]|(?<![形方模样樣正仪儀])式|附件|附[录錄録])'

const NUMBER = `(?<![0-9.,])[0-9]+(?:[.,:：/][0-9]+)*`
const SIGN = '[%％‰℃°]?'
/** Words of measure of more than one character; any other Han after a number is taken as a unit of one. */
const MEASURE =
  '公里|千米|厘米|毫米|微米|纳米|海里|英里|平方(?:公里|千米|厘米|毫米|米)|立方(?:厘米|分米|米)|公斤|千克|毫克|公顷|毫升|小时|分钟|' +
  '世纪|年代|月份|年度|美元|港元|日元|欧元|英镑|百分点|人次|摄氏度|千瓦时?|兆瓦|赫兹|字节'
const HAN = String.raw`[\u3007\u3400-\u9fff]`
const UNIT = `[万亿千百十余多来几]{0,3}(?:${MEASURE}|(?!第)${HAN})`
const LATIN_UNIT =
  String.raw`(?:[kMGTmcdhnpµμ]?(?:m|g|s|A|K|N|Pa|J|W|V|Ω|Hz|B|b|L|l|t|bps|mol|Wh|eV)[²³23]?|h|min|d|dB|ha|kcal|cal|rpm|px|pt|em|dpi|°C|℃|°F|%)(?:[/·]\w+)?` +
  '(?![A-Za-z0-9])'

/** Each with a sign that a text must have for it: most texts have none, and a look for one character costs little. */
const PATTERNS: [RegExp, RegExp][] = [
  [/[—⸺]/u, new RegExp(`${BEFORE}[—⸺]+`, 'gu')],
  // The air of a mark would be a place to break.
  [/[…⋯]/u, /[，。、；：！？”’」』）》〉】〕][…⋯]+/gu],
  [/[·・‧～]/u, new RegExp(`${BEFORE}[·・‧～]`, 'gu')],
  [new RegExp(NOTE_CALL, 'u'), new RegExp(`${BEFORE}${NOTE_CALL}+`, 'gu')],
  [/\//u, new RegExp(`${HAN}/(?=${HAN})${HAN}`, 'gu')],
  // 第 12 条, 2026年, 3.5万亿元, 10～20个, 100 元
  [
    /[0-9]/u,
    new RegExp(
      `[第￥¥€£$]?(?=[0-9])(?<!${LABEL}[（(]?)${NUMBER}${SIGN}(?:[-–—～~]{1,2}${NUMBER}${SIGN})?(?:${UNIT})?`,
      'gu',
    ),
  ],
  [/[0-9]/u, new RegExp(`${NUMBER}[ \\u00a0]${LATIN_UNIT}`, 'gu')],
  // No. 7, Vol. 2, pp. 12
  [/[0-9]/u, new RegExp(`(?<![A-Za-z])(?:Nos?|Vol|Figs?|Tab|Eq|Sec|Ch|Art|pp?)\\.[ \\u00a0]${NUMBER}`, 'gu')],
  // 表 1, 图 2-1, 式（1）, 附件 3
  [/[表图圖図式附]/u, new RegExp(`${LABEL}[（(]?[0-9]{1,3}(?![0-9])(?:[-–.][0-9]{1,3})*[）)]?`, 'gu')],
]

/** The longest run that is kept together, in characters: a longer one would tear holes in narrow lines. */
const LONGEST = 14

function mergeRuns(runs: [number, number][]): [number, number][] {
  const merged: [number, number][] = []
  for (const [start, end] of runs.sort((a, b) => a[0] - b[0] || b[1] - a[1])) {
    const last = merged.at(-1)
    if (last && start < last[1]) {
      if (end - last[0] <= LONGEST) last[1] = Math.max(last[1], end)
      else if (end > last[1]) {
        // The later one stays whole: it may be all that holds a note call to its word.
        last[1] = start
        merged.push([start, end])
      }
    } else merged.push([start, end])
  }
  return merged.filter(([start, end]) => end - start > 1)
}
