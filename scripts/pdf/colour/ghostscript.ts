import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'

/** The user's own Ghostscript: an outside program, used for four colours alone. */
export type Ghostscript = {
  version: string
  /**
   * Turns all colours of a PDF into the four process inks. What is in DeviceCMYK already stays as it is, and so black ink stays black
   * alone. Pictures are neither made smaller nor packed with loss. Rejects when the program fails.
   */
  separate(pdf: Uint8Array): Promise<Uint8Array>
  /** Reads back how much of every page each ink covers, 0 to 1. */
  coverage(pdf: Uint8Array): Promise<Coverage[]>
}

export type Coverage = { cyan: number; magenta: number; yellow: number; black: number }

/** The command that installs it on this machine. */
export const INSTALL_GHOSTSCRIPT =
  { linux: 'sudo apt-get install -y ghostscript', darwin: 'brew install ghostscript' }[process.platform as string] ??
  'https://ghostscript.com/releases/'

const run = promisify(execFile)

/** Looks for it among the programs of the machine. */
export async function findGhostscript(): Promise<Ghostscript | undefined> {
  for (const program of process.platform === 'win32' ? ['gswin64c', 'gs'] : ['gs']) {
    const found = await run(program, ['--version'], { timeout: 10_000 }).catch(() => undefined)
    if (found) return ghostscript(program, found.stdout.trim())
  }
  return undefined
}

function ghostscript(program: string, version: string): Ghostscript {
  return {
    version,
    separate: (pdf) =>
      inFolder(pdf, async (file, folder) => {
        const made = path.join(folder, 'out.pdf')
        await run(program, [...QUIET, ...SEPARATE, '-o', made, file], OUTPUT)
        return new Uint8Array(await readFile(made))
      }),
    coverage: (pdf) =>
      inFolder(pdf, async (file) => {
        const { stdout } = await run(program, [...QUIET, '-sDEVICE=inkcov', '-r36', '-o', '-', file], OUTPUT)
        return [...stdout.matchAll(INKS)].map(([, ...inks]) => {
          const [cyan = 0, magenta = 0, yellow = 0, black = 0] = inks.map(Number)
          return { cyan, magenta, yellow, black }
        })
      }),
  }
}

const QUIET = ['-q', '-dSAFER', '-dNOPAUSE', '-dBATCH']
const SEPARATE = [
  '-sDEVICE=pdfwrite',
  '-sColorConversionStrategy=CMYK',
  '-sProcessColorModel=DeviceCMYK',
  '-dAutoRotatePages=/None',
  '-dDownsampleColorImages=false',
  '-dDownsampleGrayImages=false',
  '-dDownsampleMonoImages=false',
  '-dAutoFilterColorImages=false',
  '-dAutoFilterGrayImages=false',
  '-dColorImageFilter=/FlateEncode',
  '-dGrayImageFilter=/FlateEncode',
]
/** A line a page: ` 0.00000  0.00000  0.00000  0.02230 CMYK OK`. */
const INKS = /([\d.]+)\s+([\d.]+)\s+([\d.]+)\s+([\d.]+)\s+CMYK/g
const OUTPUT = { maxBuffer: 2 ** 26 }

/** It reads and writes files only; they are gone when the work is done. */
async function inFolder<T>(pdf: Uint8Array, work: (file: string, folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'banxin-gs-'))
  try {
    const file = path.join(folder, 'in.pdf')
    await writeFile(file, pdf)
    return await work(file, folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
