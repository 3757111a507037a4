import { mkdtemp } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { writeEbook } from './books/ebook.ts'
import { storeManuscript } from './books/store.ts'
import { freshCache } from './caches.ts'
import { type Measurement, measure } from './measure/run.ts'
import { growthExponent, median } from './statistics.ts'
import { figure, markdownTable } from './table.ts'

type Method = 'first' | 'again' | 'draft' | 'stages'
type Result = { chapters: number; characters: number; rounds: Record<Method, Measurement>[] }

const ROWS: [Exclude<Method, 'stages'>, string][] = [
  ['first', 'first build'],
  ['again', 'again'],
  ['draft', 'again, `--draft`'],
]

/** Of the largest book. Characters of the Markdown, as a novel of 700,000 in 600 chapters has them. */
const CHARACTERS = 700_000

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url))

/**
 * Builds e-books of these sizes by the command, `repeat` times in turn, and tells the results as Markdown without its head.
 * @param chapters numbers of chapters, the smallest book first
 * @param request `cache` holds the unpacked browser; `say` is told what is going on
 */
export async function benchEbooks(
  chapters: readonly number[],
  request: { repeat: number; place: string; cache: string; say: (line: string) => void },
): Promise<string> {
  const largest = Math.max(...chapters)
  const results: Result[] = chapters.map((count) => ({
    chapters: count,
    characters: Math.round((CHARACTERS * count) / largest),
    rounds: [],
  }))
  for (const result of results) await storeManuscript(folderOf(result, request.place), writeEbook(result))
  for (let round = 1; round <= request.repeat; round += 1) {
    for (const result of results) {
      request.say(`round ${round} of ${request.repeat}: ${result.chapters} chapters`)
      const measured = await runRound(folderOf(result, request.place), request)
      result.rounds.push(measured)
      for (const [method, { wall, cpu, peak }] of Object.entries(measured)) {
        request.say(`  ${method}: ${wall.toFixed(2)} s, CPU ${cpu.toFixed(2)} s, ${peak.toFixed(0)} MB`)
      }
    }
  }
  return [comparison(results), ...stages(results.at(-1)), growth(results)].join('\n\n')
}

const folderOf = ({ chapters }: Result, place: string) => path.join(place, `ebook-${chapters}`)

async function runRound(
  folder: string,
  request: { place: string; cache: string },
): Promise<Record<Method, Measurement>> {
  // Nothing is deleted before the end: for some seconds after that, ext4 takes half a millisecond to create a file, and a first build has 1500.
  const place = await mkdtemp(path.join(request.place, 'round-'))
  const cache = path.join(place, 'cache')
  await freshCache(cache, request.cache, ['browser'])
  const build = (...more: string[]) =>
    measure([here('../bin/banxin.js'), 'build', folder, '--out', path.join(place, 'out'), ...more], {
      env: { ...process.env, BANXIN_CACHE: cache },
      memoryEveryMs: MEMORY_EVERY_MS,
    })
  const first = await build()
  const again = await build()
  const draft = await build('--draft')
  const staged = await measure([here('runs/ebook-stages.ts'), folder])
  return { first, again, draft, stages: staged }
}

/** A build of an e-book is over in a few seconds. */
const MEMORY_EVERY_MS = 100

function comparison(results: readonly Result[]): string {
  const rows = results.flatMap(({ chapters, characters, rounds }) =>
    ROWS.map(([method, name]) => {
      const of = (value: (sample: Measurement) => number) => median(rounds.map((round) => value(round[method])))
      const walls = rounds.map((round) => round[method].wall)
      return [
        `${chapters} chapters, ${characters.toLocaleString('en')} characters: ${name}`,
        figure(of(({ wall }) => wall)),
        `${figure(Math.min(...walls))}–${figure(Math.max(...walls))}`,
        figure(of(({ cpu }) => cpu)),
        figure(
          of(({ peak }) => peak),
          0,
        ),
        figure(
          of(({ wall }) => (wall * 1e7) / characters),
          0,
        ),
      ]
    }),
  )
  return markdownTable(['', 'wall s', 'range', 'CPU s', 'peak MB', 'ms for 10,000 characters'], rows)
}

function stages(result: Result | undefined): string[] {
  const measured = result?.rounds.map((round) => round.stages) ?? []
  const names = measured[0]?.stages.map(({ name }) => name) ?? []
  const rows = names.map((name) => {
    const of = (key: 'wall' | 'cpu') =>
      figure(median(measured.map(({ stages: all }) => all.find((stage) => stage.name === name)?.[key] ?? Number.NaN)))
    return [name, of('wall'), of('cpu')]
  })
  const text =
    'Where the time of the largest goes, one stage after the other; in a build the validator works beside the other checks:'
  return rows.length > 0 ? [text, markdownTable(['stage', 'wall s', 'CPU s'], rows)] : []
}

function growth(results: readonly Result[]): string {
  const rows = results.slice(1).map((large, index) => {
    const small = results[index] as Result
    const between = (value: (sample: Measurement) => number) => {
      const point = ({ characters, rounds }: Result) => ({
        pages: characters,
        cost: median(rounds.map((round) => value(round.again))),
      })
      return figure(growthExponent(point(small), point(large)))
    }
    return [
      `${small.chapters} → ${large.chapters} chapters`,
      between(({ wall }) => wall),
      between(({ cpu }) => cpu),
      between(({ peak }) => peak),
    ]
  })
  const text = 'The k of cost = c · characters^k between two of them; 1 is linear, less where the start weighs.'
  return `${text}\n\n${markdownTable(['', 'wall', 'CPU', 'peak'], rows)}`
}
