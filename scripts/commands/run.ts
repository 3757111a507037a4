import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { cacheFolder } from '../config/cache.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { exitCode } from '../diagnostics/exit.ts'
import { type Format, printDiagnostics, summary } from '../diagnostics/print.ts'
import { type FontWorkshop, openWorkshop } from '../fonts/workshop.ts'
import type { CopiesAsked } from './copies-asked.ts'
import { showSteps } from './steps.ts'
import { tableOfMade } from './table.ts'

/**
 * The commands as a terminal sees them: what moves and what was found on stderr, results on stdout.
 * Each loads its own command only, and gives the exit code.
 */
export async function runBuild(options: {
  manuscript: string
  editions: string[]
  out: string
  draft: boolean
  browser?: string
  browsers?: string
  copies?: CopiesAsked
}): Promise<number> {
  const { book, editions, diagnostics } = await withFonts(async (workshop) => {
    const { build } = await import('./build.ts')
    return build({ ...options, env: process.env, steps: showSteps(), workshop })
  })
  await tell(diagnostics, book?.root ?? path.resolve(options.manuscript))
  process.stdout.write(tableOfMade(editions, options.out))
  const failed = editions.filter(({ made }) => !made).map(({ edition }) => edition.name)
  const verdict = failed.length > 0 ? `没有做成：${failed.join('、')}。` : ''
  process.stderr.write(`${verdict}${summary(diagnostics)}。\n`)
  return exitCode(diagnostics)
}

/** Findings are this command's result, so they go to stdout. */
export async function runCheck(options: {
  manuscript: string
  editions: string[]
  format: Format
  browser?: string
  browsers?: string
}): Promise<number> {
  const { format } = options
  const { book, diagnostics } = await withFonts(async (workshop) => {
    const { check } = await import('./check.ts')
    return check({ ...options, env: process.env, steps: showSteps(), workshop })
  })
  const root = book?.root ?? path.resolve(options.manuscript)
  process.stdout.write(await printDiagnostics(diagnostics, { format, root, color: process.stdout.isTTY }))
  if (format === 'text') process.stdout.write(`${summary(diagnostics)}。\n`)
  return exitCode(diagnostics)
}

export async function runInit(options: { folder: string; title?: string }): Promise<number> {
  const { initBook } = await import('./init.ts')
  const { value, diagnostics } = await initBook({ ...options, date: today(), uuid: randomUUID() })
  await tell(diagnostics)
  if (value) process.stdout.write(value.account)
  return exitCode(diagnostics)
}

/** Shows the book until it is ended (Ctrl-C). The address is this command's result. */
export async function runPreview(options: {
  manuscript: string
  edition?: string
  port: number
  editor?: string
  browser?: string
  browsers?: string
}): Promise<number> {
  const { preview } = await import('./preview.ts')
  return exitCode(
    await preview({
      ...options,
      env: process.env,
      opened: (url) => void process.stdout.write(`${url}\n`),
      say: (line) => void process.stderr.write(`${line}\n`),
      found: (diagnostics) => tell(diagnostics, path.resolve(options.manuscript)),
    }),
  )
}

export async function runImport(options: {
  files: string[]
  out: string
  title?: string
  force: boolean
}): Promise<number> {
  const { importFiles } = await import('./import.ts')
  const { value, diagnostics } = await importFiles({ ...options, date: today() })
  await tell(diagnostics)
  if (value) process.stdout.write(value.account)
  return exitCode(diagnostics)
}

export async function runDoctor(options: { browser?: string; browsers?: string }): Promise<number> {
  const { examine } = await import('./doctor.ts')
  const { account, diagnostics } = await examine({ ...options, env: process.env })
  process.stdout.write(account)
  return exitCode(diagnostics)
}

/** A first build on a machine waits for its fonts: their process starts before the command is loaded. */
async function withFonts<Result>(command: (workshop: FontWorkshop) => Promise<Result>): Promise<Result> {
  const workshop = openWorkshop(await cacheFolder(process.env))
  workshop.ready()
  try {
    return await command(workshop)
  } finally {
    // Where the command stopped before it came to them.
    workshop.close()
  }
}

/** The user's own day, as a calendar on the wall has it. */
function today(): string {
  const now = new Date()
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-')
}

async function tell(diagnostics: readonly Diagnostic[], root?: string): Promise<void> {
  process.stderr.write(await printDiagnostics(diagnostics, { format: 'text', root, color: process.stderr.isTTY }))
}
