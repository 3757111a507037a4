import { chineseNumeral, hanDigits } from '../numerals.ts'
import type { NumberForm } from './columns.ts'
import { type Cell, type Flow, liveCells, removeCells, type Wrap } from './flow.ts'

/**
 * Vertical text: numbers of one to three digits and single letters stand upright in one square (tate-chu-yoko, CLREQ 3.2.4),
 * as do ？！ pairs, and are then squares like Han. Years and the dates that go with them become Han digits, with the digits of
 * the manuscript in data-text, unless `years` says otherwise. Decimals, percentages, dates with hyphens and numbers in Latin text lie on
 * their side with their line, and so do numbers of four digits or more, unless `digits` wants every digit upright in a square of its own.
 * `numbers` is what a table's column wants.
 */
export function standUpright(flow: Flow, { years, digits, numbers }: NumberSetting): void {
  const { cells, text: written } = liveCells(flow)
  const text = withLatinQuotes(cells, written)
  if (years === 'han') setDates(cells, text, numbers === 'year')
  for (const match of text.matchAll(RUN)) {
    const end = match.index + match[0].length
    const run = cells.slice(match.index, end)
    // `1.` at the head of a heading or paragraph is a numeral with its point, not a decimal.
    const ordinal = match.index === 0 && /^[0-9]{1,2}\.$/u.test(match[0])
    const isShort = ordinal || /^(?:[0-9]{1,3}|[A-Za-z])$/u.test(match[0])
    // The sign of a number that goes below nought lies with it: -3℃, but not 1-3; and so does that of a currency: $5.
    const signed = /(?:(?:^|[^A-Za-z0-9年月日])[-−+]|[$€£¥])$/u.test(text.slice(0, match.index))
    if (isShort && numbers === undefined && !signed) {
      setTogether(run)
      // A typed blank before a sign that stands upright too: 38 ℃.
      const blank = cells[end]
      if (blank?.text === ' ' && STANDING_SIGN.test(text[end + 1] ?? '')) removeCells(flow, [blank])
    } else if (digits === 'upright' && numbers === undefined && !signed && STACKED.test(match[0])) stack(run)
    else layDown([...run, ...cells.slice(end, end + 1)])
  }
  for (const cell of cells) if (cell.kind === 'digit' && cell.origin.type === 'element') cell.kind = 'han'
  for (const match of text.matchAll(/[！？]{2}/gu)) setTogether(cells.slice(match.index, match.index + 2))
}

type NumberSetting = { years: 'han' | 'arabic'; digits?: 'sideways' | 'upright'; numbers?: NumberForm }

/** More are read as a word, not as a number: a telephone's, an account's. */
const STACKED = /^[0-9]{4,8}$/u

/** Letters and digits with the signs and blanks between them. */
const RUN = /[0-9A-Za-z][0-9A-Za-z.,:/%‰°+=<>×÷±\ue002-]*(?: [0-9A-Za-z.,:/%‰°+=<>×÷±\ue002-]+)*/gu

/** Quotes of Latin text, and apostrophes, as one sign: they part no run, so that the t of don’t lies with its word. */
function withLatinQuotes(cells: readonly Cell[], text: string): string {
  if (!/[“”‘’']/u.test(text)) return text
  return text
    .replace(/[“”‘’]/gu, (quote, index: number) => (cells[index]?.kind === 'latin' ? '\ue002' : quote))
    .replace(/(?<=[A-Za-z])'(?=[A-Za-z])/gu, '\ue002')
}

const STANDING_SIGN = /^[‰‱°℃℉％]$/u

/** Years digit by digit, months and days as they are read: 二〇二六年十一月二十日 (GB/T 15835-2011). A month or a day alone is a number like others. */
function setDates(cells: readonly Cell[], text: string, bareYears: boolean): void {
  const set = (pattern: RegExp, inHan: (digits: string) => string) => {
    for (const match of text.matchAll(pattern)) setHan(cells.slice(match.index, match.index + match[0].length), inHan)
  }
  set(bareYears ? /(?<![0-9])[0-9]{4}(?![0-9])/gu : YEAR, hanDigits)
  set(DAY, (digits) => chineseNumeral(Number(digits)))
}

const TO = '(?:[—–～~-]{1,2}|[至到])'
/** With 年 behind it; and from when to when somebody lived, or is alive: （1881—1936）, （1950—）. */
const YEAR = new RegExp(
  `(?<![0-9.,:/A-Za-z-])[0-9]{4}(?=年|${TO}[0-9]{4}年)|` +
    '(?<=[（(])(?:1[0-9]|20)[0-9]{2}(?=[—–～-]{1,2}(?:(?:1[0-9]|20)[0-9]{2})?[）)])|' +
    '(?<=[（(](?:1[0-9]|20)[0-9]{2}[—–～-]{1,2})(?:1[0-9]|20)[0-9]{2}(?=[）)])',
  'gu',
)
/** The month behind a year, both of 11月20日, and the day that such a date goes on to (至22日). */
const DAY = new RegExp(
  `(?<=[0-9]{4}年)[0-9]{1,2}(?=月)|(?<![0-9.,:/A-Za-z-])[0-9]{1,2}(?=月[0-9]{1,2}(?:日|${TO}[0-9]{1,2}日))|` +
    `(?<=[0-9]{1,2}月)[0-9]{1,2}(?=日|${TO}[0-9]{1,2}日)|(?<=[0-9]{1,2}月[0-9]{1,2}日?${TO})[0-9]{1,2}(?=日)`,
  'gu',
)

function setHan(cells: readonly Cell[], inHan: (digits: string) => string): void {
  if (!fromOneText(cells)) return
  const wrap = (part: readonly Cell[], text: string): Wrap => {
    return { className: 'han-number', properties: { dataText: part.map((cell) => cell.text).join('') }, text }
  }
  const digits = cells.map((cell) => cell.text).join('')
  const whole = wrap(cells, inHan(digits))
  // Each digit takes an emphasis dot of its own, where it becomes one character by itself.
  const apart = [...inHan(digits)].length === cells.length
  for (const [index, cell] of cells.entries()) {
    const own = apart && cell.dotted
    cell.wraps.push(own ? wrap([cell], [...inHan(digits)][index] as string) : whole)
    cell.kind = 'han'
  }
}

function setTogether(cells: readonly Cell[]): void {
  if (!fromOneText(cells) || cells.some((cell) => cell.wraps.length > 0)) return
  const wrap = { className: 'tcy' }
  for (const cell of cells) {
    cell.wraps.push(wrap)
    if (cell.kind !== 'centred') cell.kind = 'han'
  }
}

/** Each digit in a square, on one line. */
function stack(cells: readonly Cell[]): void {
  if (!fromOneText(cells) || cells.some((cell) => cell.wraps.length > 0)) return
  const wrap = { className: 'stacked' }
  for (const cell of cells) {
    cell.wraps.push(wrap)
    cell.kind = 'han'
  }
}

/** Signs that would stand upright by themselves lie with the number before them. */
function layDown(cells: readonly Cell[]): void {
  for (const cell of cells) {
    if (/^[‰‱°℃℉′″％]$/u.test(cell.text) && cell.wraps.length === 0) cell.wraps.push({ className: 'sideways' })
  }
}

function fromOneText(cells: readonly Cell[]): boolean {
  return cells.every((cell) => cell.origin === cells[0]?.origin && cell.origin.type === 'text')
}
