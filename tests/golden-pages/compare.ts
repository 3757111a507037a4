import { diff } from 'fast-myers-diff'
import { type LineRecord, type PageRecord, readRecord } from './record.ts'

/** Changes told one by one; the others are counted. */
const TOLD = 8

/**
 * What a proof-reader would write beside the pages: which line moved, which broke anew, whose distances changed. Empty when both
 * records say the same.
 */
export function compareRecords(expected: string, actual: string): string[] {
  const before = readRecord(expected)
  const after = readRecord(actual)
  const changes = [...pageChanges(before, after), ...lineChanges(flat(before), flat(after))]
  const lines = changes.reduce((sum, change) => sum + change.lines, 0)
  if (changes.length === 0) return []
  const pages = [...new Set(changes.flatMap((change) => change.pages))].sort((a, b) => a - b)
  const told = changes.slice(0, TOLD).map((change) => change.words)
  const rest = changes.length - told.length
  return [
    `${lines} of ${flat(before).length} lines differ, on ${pages.length === 1 ? 'page' : 'pages'} ${pages.join(', ')}`,
    ...told,
    ...(rest > 0 ? [`… and ${rest} more ${rest === 1 ? 'change' : 'changes'}`] : []),
  ]
}

type Change = { words: string; lines: number; pages: number[] }

type Placed = LineRecord & { page: number; place: string }

function flat(pages: readonly PageRecord[]): Placed[] {
  return pages.flatMap(({ lines }, index) =>
    lines.map((line) => ({ ...line, page: index + 1, place: `p${index + 1} ${line.name.replace(/\D$/, '')}` })),
  )
}

/** Pages by what they are, not by their place: one that comes in moves those behind it. */
function pageChanges(before: readonly PageRecord[], after: readonly PageRecord[]): Change[] {
  const [old, now] = [before, after].map((pages) => pages.map(({ title }) => title.replace(/^p\d+ /, ''))) as [
    string[],
    string[],
  ]
  return [...diff(old, now)].flatMap(([start, end, from, to]) => {
    const gone = before.slice(start, end).map(({ title }) => title)
    const come = after.slice(from, to).map(({ title }) => title)
    const pages = [...gone.keys()].map((index) => start + index + 1)
    if (gone.length === 0)
      return [{ words: `new: ${come.join('; ')}`, lines: 0, pages: come.map((_, index) => from + index + 1) }]
    if (come.length === 0) return [{ words: `gone: ${gone.join('; ')}`, lines: 0, pages }]
    return [{ words: `${gone.join('; ')} → ${come.join('; ')}`, lines: 0, pages }]
  })
}

function lineChanges(before: readonly Placed[], after: readonly Placed[]): Change[] {
  const changes: (Change & { delta?: string; last?: Placed; first?: Placed })[] = []
  const compare = (old: Placed, now: Placed) => {
    const { words, delta } = difference(old, now)
    if (words === '') return
    const run = changes.at(-1)
    const goesOn = run?.delta === delta && delta !== '' && run.last && follows(run.last, old)
    if (run && goesOn && run.first) {
      const to = old.place.replace(/.* /, '')
      Object.assign(run, { words: `${run.first.place}–${to}: ${delta}`, lines: run.lines + 1, last: old })
    } else changes.push({ words, delta, lines: 1, pages: [old.page], first: old, last: old })
  }
  let old = 0
  let now = 0
  const together = (until: number) => {
    for (; old < until; old += 1, now += 1) compare(before[old] as Placed, after[now] as Placed)
  }
  const texts = (lines: readonly Placed[]) => lines.map((line) => line.text)
  for (const [start, end, from, to] of diff(texts(before), texts(after))) {
    together(start)
    changes.push(broken(before.slice(start, end), after.slice(from, to)))
    old = end
    now = to
  }
  together(before.length)
  return changes
}

/** On the same page, the next line. */
function follows(a: Placed, b: Placed): boolean {
  const number = ({ name }: Placed) => Number(name.replace(/\D/g, ''))
  return a.page === b.page && number(b) === number(a) + 1
}

const NAMES = { start: 'start', across: 'baseline', extent: 'extent', size: 'size', pitch: 'pitch' } as const

/** What rounding makes of the same place. */
const same = (a: number, b: number) => Math.abs(a - b) < 0.11

/** `delta`: the same without the line's own values, for many lines that changed alike. */
function difference(old: Placed, now: Placed): { words: string; delta: string } {
  const keys = (Object.keys(NAMES) as (keyof typeof NAMES)[]).filter((key) => !same(old.numbers[key], now.numbers[key]))
  const values = keys.map((key) => `${NAMES[key]} ${old.numbers[key].toFixed(1)} → ${now.numbers[key].toFixed(1)}`)
  const deltas = keys.map((key) => `${NAMES[key]} ${signed(now.numbers[key] - old.numbers[key])}`)
  const moved = old.page === now.page ? [] : [`now on p${now.page}`]
  const source = old.source === now.source ? [] : [`block ${old.source} → ${now.source}`]
  const spots = [...new Set([...old.advances.keys(), ...now.advances.keys()])].sort((a, b) => a - b)
  const distances = spots.flatMap((spot) => {
    const [a, b] = [old.advances.get(spot), now.advances.get(spot)]
    const from = a?.advance ?? old.numbers.pitch
    const to = b?.advance ?? now.numbers.pitch
    if (same(from, to)) return []
    return [`“${a?.text ?? b?.text}” ${from.toFixed(1)} → ${to.toFixed(1)}`]
  })
  const parts = [...moved, ...source, ...values, ...distances.slice(0, 3)]
  if (distances.length > 3) parts.push(`${distances.length - 3} distances more`)
  const words = parts.length > 0 ? `${old.place} “${shortened(old.text)}”: ${parts.join(', ')}` : ''
  const alike = distances.length === 0 && source.length === 0 ? [...moved, ...deltas].join(', ') : ''
  return { words, delta: alike }
}

function broken(old: readonly Placed[], now: readonly Placed[]): Change {
  const pages = [...new Set([...old, ...now].map(({ page }) => page))]
  const from = old[0]
  const to = now[0]
  if (!from) return { words: `${spread(now)} new: “${shortened(to?.text ?? '')}”`, lines: now.length, pages }
  if (!to) return { words: `${spread(old)} gone: “${shortened(from.text)}”`, lines: old.length, pages }
  const words = `${spread(old)} “${shortened(from.text)}” set anew: “${shortened(to.text)}”`
  return { words, lines: Math.max(old.length, now.length), pages }
}

function spread(lines: readonly Placed[]): string {
  const [first, last] = [lines[0]?.place, lines.at(-1)?.place]
  return first === last ? `${first}` : `${first} to ${last}`
}

/** Where a line ends is what was decided: beginning and end. */
function shortened(text: string): string {
  const characters = [...text]
  return characters.length > 16 ? `${characters.slice(0, 8).join('')}…${characters.slice(-6).join('')}` : text
}

const signed = (value: number) => `${value > 0 ? '+' : '−'}${Math.abs(value).toFixed(1)}`
