// npm run bench: builds books of its own by Banxin, by Chromium alone and by Paged.js as it is, in turn, and compares the cost.
// npm run bench -- epub: builds e-books.
// npm run bench -- print: makes press files and sheets.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { cacheFolder } from '../scripts/config/cache.ts'
import { compareBreaks } from './breaks.ts'
import { freshCache } from './caches.ts'
import { runRound } from './contestants.ts'
import { benchEbooks } from './ebooks.ts'
import { keepPart } from './keep.ts'
import { describeMachine, load } from './machine.ts'
import { benchPrinting } from './printing.ts'
import { type Result, writeResults } from './report.ts'
import { benchBrowser } from './runs/browser.ts'
import { makeSubject, type Subject } from './subject.ts'

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    /** Pages of the books of plain text. */
    sizes: { type: 'string', default: '72,356,1424' },
    /** Pages of the book with notes, tables and pictures, made horizontally and vertically; 0 leaves it out. */
    mixed: { type: 'string', default: '200' },
    repeat: { type: 'string', default: '3' },
    /** Paged.js as it is needs minutes for a long book: it sits out those above this. */
    'paged-most': { type: 'string', default: '400' },
    /** Chapters of the e-books; the largest has 700,000 characters. */
    chapters: { type: 'string', default: '150,300,600' },
    /** Pages of the books that go to print. */
    pages: { type: 'string', default: '1000' },
    /** Keeps the results in docs/bench.md. */
    write: { type: 'boolean', default: false },
  },
})

const say = (line: string) => process.stderr.write(`${line}\n`)
const place = await mkdtemp(path.join(os.tmpdir(), 'banxin-bench-'))
try {
  const users = await cacheFolder()
  const browser = await benchBrowser(users)
  const cache = path.join(place, 'cache')
  await freshCache(cache, users, ['browser'])
  const before = load()
  const repeat = Number(options.repeat)
  const text = positionals.includes('epub')
    ? await ebooks({ browser: browser.name, before, repeat, cache })
    : positionals.includes('print')
      ? await printing({ browser: browser.name, before, repeat, cache })
      : await builds({ browser: browser.name, before, repeat, cache })
  process.stdout.write(text)
  if (options.write) await keep(text)
} finally {
  await rm(place, { recursive: true, force: true })
}

type Run = { browser: string; before: number; repeat: number; cache: string }

async function builds({ browser, before, repeat, cache }: Run): Promise<string> {
  const subjects = await makeSubjects(cache)
  const results: Result[] = subjects.map((subject) => ({ subject, rounds: [] }))
  for (let round = 1; round <= repeat; round += 1) {
    for (const [index, subject] of subjects.entries()) {
      say(`round ${round} of ${repeat}: ${subject.name}`)
      // Paged.js turns its own grid with a vertical body and clips the text.
      const withPaged = subject.writing === 'horizontal' && subject.pages <= Number(options['paged-most'])
      const samples = await runRound(subject, { place, cache, withPaged })
      const result = results[index] as Result
      result.rounds.push(samples)
      for (const [method, { wall, cpu }] of Object.entries(samples)) {
        say(`  ${method}: ${wall.toFixed(1)} s, CPU ${cpu.toFixed(1)} s`)
      }
      const theirs = samples.paged?.result.texts as string[] | undefined
      if (theirs && subject.kind === 'plain') result.breaks = compareBreaks(subject.texts, theirs, subject)
    }
  }
  return page(results, { browser, before })
}

async function ebooks({ browser, before, repeat, cache }: Run): Promise<string> {
  const chapters = options.chapters.split(',').map(Number)
  const results = await benchEbooks(chapters, { repeat, place, cache, say })
  return `# What an e-book costs

${await written('epub ', browser, before)}

\`banxin build\` of a book of short chapters with notes, ruby, references, tables and pictures: whole processes, from start to end, all threads
and descendants included, the median of the rounds. Memory is PSS, read every 100 ms. The validator (epubcheck-ts) and the comparison with the
manuscript are on but in a draft. The first build finds nothing in the
cache but the unpacked browser and draws the cover; the others find the cover. None carries page numbers: for those a book has to be laid out.

${results}
`
}

async function printing({ browser, before, repeat, cache }: Run): Promise<string> {
  const results = await benchPrinting(options.pages.split(',').map(Number), { repeat, place, cache, say })
  return `# What printing costs

${await written('print ', browser, before)}

Editions that are made from the pages of a finished booklet (docs/print.md), each in a process of its own that has the finished file: what it takes to make
and to check it, the file read back, and the most memory of the whole process with its threads and helpers (PSS, read every 50 ms).

${results}
`
}

async function keep(text: string): Promise<void> {
  const file = new URL('../docs/bench.md', import.meta.url)
  await writeFile(file, keepPart(await readFile(file, 'utf8'), text))
}

/** By what command, when, on what machine, and how busy it was. */
async function written(what: string, browser: string, before: number): Promise<string> {
  const machine = await describeMachine(browser)
  const date = new Date().toISOString().slice(0, 10)
  return `Written by \`npm run bench -- ${what}--write\` on ${date}: ${machine}. Rounds: ${options.repeat}; load average ${before.toFixed(1)} before, ${load().toFixed(1)} after: on
a machine that does other work, trust the ratios and not the seconds.`
}

async function makeSubjects(cache: string): Promise<Subject[]> {
  const sizes = options.sizes.split(',').map(Number)
  const mixed = Number(options.mixed)
  const requests = [
    ...sizes.map((pages) => ({ kind: 'plain', pages, writing: 'horizontal' }) as const),
    ...(mixed > 0 ? (['horizontal', 'vertical'] as const) : []).map(
      (writing) => ({ kind: 'mixed', pages: mixed, writing }) as const,
    ),
  ]
  const subjects: Subject[] = []
  for (const request of requests) {
    say(`making a ${request.kind} book of about ${request.pages} pages, ${request.writing}`)
    subjects.push(await makeSubject(request, place, cache))
  }
  return subjects
}

async function page(results: Result[], { browser, before }: { browser: string; before: number }): Promise<string> {
  return `# What a build costs

${await written('', browser, before)}

Every figure is of whole processes, from start to end, all descendants included, and the median of the rounds; a ratio is the median
of the ratios within each round. Memory is PSS (shared pages count once), read from /proc every 750 ms; CPU time every 25 ms. Off Linux both are missing.

- **native printing**: the floor. Starts the same browser, loads the same chapters as flowing HTML with the same fonts (cut already) and
  styles, \`page.pdf()\`, writes the file. No title page, contents, heads or folios, no check.
- **Banxin, cold**: \`banxin build --edition booklet\`, preflight on. The cache holds the unpacked browser and nothing else: fonts are read and cut, every
  page is laid out.
- **Banxin, fonts known**: the same with the fonts of an earlier build, but no layout in the cache.
- **Banxin, one letter changed**: after that cold build, with its cache, a letter in the middle chapter is another one.
- **In a preview that is open** (in the tables of one letter): what \`banxin preview\` does at a change, from the moment it knows of it: the book was made once
  in this process, its browser and tabs are open. Not counted: the 40 ms for which it waits for more changes, and the viewer, which draws the page.
- **Paged.js as it is**: the pinned version from npm, nothing corrected, heads and folios by its margin boxes, printed by the same browser.

${writeResults(results)}
`
}
