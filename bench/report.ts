import type { compareBreaks } from './breaks.ts'
import type { Method, Sample } from './contestants.ts'
import { growthExponent, median } from './statistics.ts'
import type { Subject } from './subject.ts'
import { figure, markdownTable } from './table.ts'

/** All rounds of one book. */
export type Result = {
  subject: Pick<Subject, 'name' | 'kind' | 'pages' | 'errors'>
  rounds: Partial<Record<Method, Sample>>[]
  breaks?: ReturnType<typeof compareBreaks>
}

const ROWS: [Method, string][] = [
  ['native', 'native printing'],
  ['cold', 'Banxin, cold'],
  ['fonts', 'Banxin, fonts known'],
  ['letter', 'Banxin, one letter changed'],
  ['paged', 'Paged.js as it is'],
]

/** The results as Markdown: a table a book, where the time goes, how it grows, where pages break. */
export function writeResults(results: readonly Result[]): string {
  const books = results.flatMap((result) => [
    `## ${result.subject.name}`,
    comparison(result),
    remarks(result),
    'Where the time of the cold build goes, and that of the build after one letter:',
    stageTable(result),
    'After one letter, until the pages are there as a value, until the PDF is there, and until it is proven; the stages one after the other, though a build does some at once:',
    letterTable(result),
  ])
  return [...books, ...growth(results), '## Page ends against Paged.js', breakLines(results)]
    .filter((part) => part !== '')
    .join('\n\n')
}

function comparison({ rounds }: Result): string {
  const rows = ROWS.filter(([method]) => rounds.some((round) => round[method])).map(([method, name]) => {
    const of = (value: (sample: Sample) => number) => median(pick(rounds, method).map(value))
    const walls = pick(rounds, method).map(({ wall }) => wall)
    return [
      name,
      figure(of(({ wall }) => wall)),
      `${figure(Math.min(...walls), 1)}–${figure(Math.max(...walls), 1)}`,
      figure(of(({ cpu }) => cpu)),
      figure(of(({ browser }) => browser)),
      figure(
        of(({ peak }) => peak),
        0,
      ),
      figure(
        of(({ pages }) => pages),
        0,
      ),
      figure(
        of(({ wall, pages }) => (1000 * wall) / pages),
        1,
      ),
      figure(ratio(rounds, method, 'native', ({ wall }) => wall)),
      figure(ratio(rounds, method, 'native', ({ cpu }) => cpu)),
      figure(ratio(rounds, method, 'cold', ({ wall }) => wall)),
    ]
  })
  const head = ['', 'wall s', 'range', 'CPU s', 'of browser', 'peak MB', 'pages', 'ms a page']
  return markdownTable([...head, '× native wall', '× native CPU', '× cold wall'], rows)
}

/** The middle of the ratios within each round: what else the machine did then hit both. */
function ratio(rounds: Result['rounds'], method: Method, base: Method, value: (sample: Sample) => number): number {
  return median(
    rounds.flatMap((round) => (round[method] && round[base] ? [value(round[method]) / value(round[base])] : [])),
  )
}

function remarks({ subject }: Result): string {
  const { errors } = subject
  return errors.length > 0 ? `Preflight refuses this book: ${errors.slice(0, 3).join('; ')}` : ''
}

function stageTable({ rounds, subject }: Result): string {
  const names = [...new Set(pick(rounds, 'stages').flatMap(stageNames))]
  const rows = names.map((name) => {
    const of = (method: Method, value: (stage: Sample['stages'][number]) => number) =>
      median(pick(rounds, method).flatMap(({ stages }) => stages.filter((stage) => stage.name === name).map(value)))
    const cpu = of('stages', (stage) => stage.cpu)
    return [
      name,
      figure(of('stages', ({ wall }) => wall)),
      figure(cpu),
      figure(of('stages', ({ browser }) => browser)),
      figure((1000 * cpu) / subject.pages, 1),
      figure(of('stages-letter', ({ wall }) => wall)),
      figure(of('stages-letter', (stage) => stage.cpu)),
    ]
  })
  return markdownTable(['stage', 'wall s', 'CPU s', 'of browser', 'CPU ms a page', 'letter: wall s', 'CPU s'], rows)
}

/** The stages up to `last`, of a build after one letter. */
function letterTable({ rounds }: Result): string {
  const cold = median(pick(rounds, 'cold').map(({ wall }) => wall))
  const until = (method: Method, last: string) => {
    const sums = pick(rounds, method).map(({ stages }) => {
      const end = stages.findIndex(({ name }) => name === last)
      const counted = stages.slice(0, end + 1).filter(({ name }) => name !== 'before')
      return counted.reduce((sum, { wall }) => sum + wall, 0)
    })
    return median(sums)
  }
  const rows = LETTER_ROWS.map(([method, name]) => {
    const ends = [
      until(method, 'layout'),
      until(method, method === 'running' ? 'print' : 'finish'),
      until(method, 'preflight'),
    ]
    return [name, ...ends.flatMap((end) => [figure(end), figure(end / cold)])]
  })
  const head = ['Page[] s', 'PDF s', 'proven PDF s'].flatMap((name) => [name, '× cold wall'])
  return markdownTable(['', ...head], rows)
}

const LETTER_ROWS: [Method, string][] = [
  ['stages-letter', 'a command of its own'],
  ['running', 'in a preview that is open'],
]

const stageNames = ({ stages }: Sample) => stages.map(({ name }) => name)

function growth(results: readonly Result[]): string[] {
  const plain = results.filter(({ subject }) => subject.kind === 'plain')
  const rows = plain.slice(1).map((large, index) => {
    const small = plain[index] as Result
    const between = (method: Method, value: (sample: Sample) => number) => {
      const point = ({ subject, rounds }: Result) => ({
        pages: subject.pages,
        cost: median(pick(rounds, method).map(value)),
      })
      return figure(growthExponent(point(small), point(large)))
    }
    const stage = (name: string) => (sample: Sample) =>
      sample.stages.find((each) => each.name === name)?.cpu ?? Number.NaN
    return [
      `${small.subject.pages} → ${large.subject.pages} pages`,
      between('native', ({ wall }) => wall),
      between('native', ({ cpu }) => cpu),
      between('cold', ({ wall }) => wall),
      between('cold', ({ cpu }) => cpu),
      between('stages', stage('layout')),
      between('stages', stage('print')),
      between('paged', ({ wall }) => wall),
    ]
  })
  const head = ['native wall', 'native CPU', 'Banxin wall', 'Banxin CPU', 'layout CPU', 'print CPU', 'Paged.js wall']
  if (rows.length === 0) return []
  const text = 'The k of cost = c · pages^k between two books of plain text; 1 is linear.'
  return ['## Growth', text, markdownTable(['', ...head], rows)]
}

function breakLines(results: readonly Result[]): string {
  const lines = results.flatMap(({ subject, breaks }) => {
    if (!breaks) return []
    const { ours, theirs, same, sameText, partings, lastLines } = breaks
    const text = sameText ? '' : ' Paged.js has another amount of text: it lost or doubled some.'
    const why = ` They part ${partings} times; ${lastLines} of these leave the last line of a paragraph alone on the next page in Paged.js, against widows: 2.`
    return [
      `- ${subject.name}: ${same} of ${ours} page ends are the same; Paged.js has ${theirs}.${partings ? why : ''}${text}`,
    ]
  })
  return lines.join('\n')
}

function pick(rounds: Result['rounds'], method: Method): Sample[] {
  return rounds.flatMap((round) => round[method] ?? [])
}
