import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { writeManuscript } from './books/manuscript.ts'
import { storeManuscript } from './books/store.ts'
import { type Measurement, measure } from './measure/run.ts'
import { median } from './statistics.ts'
import { figure, markdownTable } from './table.ts'

/** Derived editions, and what the issue that asked for them allows: seconds for making and checking, MB for the whole process. */
const EDITIONS = [
  { name: 'press', title: 'press file, grey', yaml: '{ of: booklet, press: true }', most: 6 },
  { name: 'black', title: 'press file, black', yaml: '{ of: booklet, press: true, colour: black }', most: 6 },
  {
    name: 'saddle',
    title: 'sheets to fold, in sections',
    yaml: '{ of: booklet, impose: saddle, section: 4, instructions: false }',
    most: 10,
  },
  {
    name: 'instructed',
    title: 'the same with the sheet that says how: and a browser',
    yaml: '{ of: booklet, impose: saddle, section: 4 }',
    most: 10,
  },
  { name: 'two', title: 'two pages on a sheet', yaml: '{ of: booklet, impose: 2up }', most: 10 },
] as const
const MOST_MEMORY = 500

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url))

/**
 * Makes derived editions of books of about so many pages, each in a process of its own that is given the finished source, and then whole builds with
 * and without them. Tells the results as Markdown without its head.
 * @param request `cache` holds the unpacked browser; `say` is told what is going on
 */
export async function benchPrinting(
  pages: readonly number[],
  request: { repeat: number; place: string; cache: string; say: (line: string) => void },
): Promise<string> {
  const parts: string[] = []
  for (const count of pages) parts.push(await benchBook(count, request))
  return parts.join('\n\n')
}

async function benchBook(
  count: number,
  { repeat, place, cache, say }: { repeat: number; place: string; cache: string; say: (line: string) => void },
): Promise<string> {
  say(`making a book of about ${count} pages`)
  const folder = path.join(place, `print-${count}`)
  const files = writeManuscript({ kind: 'plain', pages: count, writing: 'horizontal' })
  const more = EDITIONS.map(({ name, yaml }) => `  ${name}: ${yaml}\n`).join('')
  files.set('book.yaml', `${files.get('book.yaml')?.trimEnd()}\n${more}`)
  await storeManuscript(folder, files)
  const source = path.join(place, `source-${count}`)
  await measure([here('runs/print-source.ts'), folder, cache, source])

  const rows: string[][] = []
  let made = 0
  for (const { name, title, most } of EDITIONS) {
    const runs: Measurement[] = []
    for (let round = 0; round < repeat; round += 1) {
      const args = [here('runs/print-edition.ts'), folder, cache, source, name]
      runs.push(await measure(args, { memoryEveryMs: MEMORY_EVERY_MS }))
    }
    const work = runs.map(({ stages }) => stages.find((stage) => stage.name === 'make and check'))
    const of = (key: 'wall' | 'cpu') => median(work.map((stage) => stage?.[key] ?? Number.NaN))
    const peak = median(runs.map((run) => run.peak))
    if (name === 'press') made = Number(runs[0]?.result.pages)
    say(`  ${title}: ${of('wall').toFixed(2)} s, CPU ${of('cpu').toFixed(2)} s, ${peak.toFixed(0)} MB`)
    rows.push([title, figure(of('wall')), figure(of('cpu')), String(most), figure(peak, 0), String(MOST_MEMORY)])
  }
  const out = path.join(place, 'print-out')
  await mkdir(out, { recursive: true })
  const build = async (...editions: string[]) => {
    const args = [here('../bin/banxin.js'), 'build', folder, '--out', out, '--edition', ...editions]
    const env = { ...process.env, BANXIN_CACHE: cache }
    const runs: Measurement[] = []
    for (let round = 0; round < repeat; round += 1) runs.push(await measure(args, { env }))
    return runs
  }
  const builds: string[][] = []
  for (const editions of [['booklet'], ['booklet', 'press'], ['booklet', 'saddle']]) {
    const runs = await build(...editions)
    const of = (key: 'wall' | 'cpu' | 'peak') => median(runs.map((run) => run[key]))
    say(`  build ${editions.join(', ')}: ${of('wall').toFixed(2)} s, ${of('peak').toFixed(0)} MB`)
    builds.push([editions.join(' + '), figure(of('wall')), figure(of('cpu')), figure(of('peak'), 0)])
  }
  const head = ['', 'wall s', 'CPU s', 'at most s', 'peak MB', 'at most MB']
  return `## ${made} pages\n\n${markdownTable(head, rows)}\n\nWhole builds, everything known:\n\n${markdownTable(['', 'wall s', 'CPU s', 'peak MB'], builds)}`
}

/** An edition is made in a few seconds. */
const MEMORY_EVERY_MS = 50
