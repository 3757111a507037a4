import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { BrowserPool } from '../browser/pool.ts'
import type { Book } from '../config/book.ts'
import type { SourceFile } from '../config/source.ts'
import { PAGED_JS } from '../pages/paged-js.ts'
import type { CopiesAsked } from './copies-asked.ts'
import type { MadeEdition } from './edition.ts'
import { version } from './version.ts'

/**
 * All that went into a build, so that a difference between two can be explained: one line a thing, what it is called and what it is, sorted,
 * without any path of the machine. Files are their SHA-256.
 */
export type Inputs = {
  /** What was asked for beside book.yaml. */
  settings: Record<string, string>
  /** Files of the book. */
  sources: Record<string, string>
  /** Banxin's style sheets. */
  styles: Record<string, string>
  /** Files that faces were cut from: package, version and file, or the name of the user's own. */
  fonts: Record<string, string>
  programs: Record<string, string>
}

/** Gathers what is known already; only the cover that an e-book brings is read for it. */
export async function gatherInputs(input: {
  own: OwnFiles
  book: Book
  sources: readonly SourceFile[]
  made: readonly MadeEdition[]
  pool?: BrowserPool
  draft: boolean
  copies?: CopiesAsked
}): Promise<Inputs> {
  const { book, own, made, pool, copies } = input
  const cover = made.some(({ pages }) => pages === undefined) ? book.cover : undefined
  const pictured = cover ? [{ file: cover.file, sha256: digest(await readFile(cover.path)) }] : []
  const fonts = made.flatMap((edition) => edition.fonts)
  return {
    settings: sorted([
      ['epoch', new Date(book.epoch * 1000).toISOString()],
      ...(input.draft ? [['draft', 'true'] as const] : []),
      ...Object.entries(copies ?? {}).map(([name, value]) => [`copies ${name}`, String(value)] as const),
    ]),
    sources: sorted([...input.sources, ...pictured].map(({ file, sha256 }) => [file, sha256])),
    styles: sorted(own.styles),
    fonts: sorted(
      fonts.map(({ from, name, identity, sha256 }) => [identity === sha256 ? `${from} ${name}` : identity, sha256]),
    ),
    programs: sorted([
      ['banxin', `${await version()} ${own.code}`],
      ['node', `${process.versions.node} ${process.platform} ${process.arch}`],
      ...(pool ? [['browser', `${pool.version}${pool.pinned ? '' : ' not pinned'}`] as const] : []),
      ...(pool ? [[PAGED_JS.name, PAGED_JS.sha256] as const] : []),
      ...made.flatMap(({ programs = {} }) => Object.entries(programs)),
    ]),
  }
}

/** In the order of their code units: that of no language, the same on every machine. */
function sorted(entries: Iterable<readonly [name: string, value: string]>): Record<string, string> {
  const order = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)
  return Object.fromEntries([...new Map(entries)].sort(([one], [other]) => order(one, other)))
}

const ROOT = new URL('../../', import.meta.url)

/** Each style sheet of Banxin with its SHA-256, and that of all its code. */
export type OwnFiles = { styles: [name: string, sha256: string][]; code: string }

/**
 * Banxin's style sheets, and one SHA-256 for all its code and the versions that it names: the number of a version tells nothing in a checkout. Read
 * at one go: some hundred small files take five times as long one by one.
 */
export function readOwnFiles(): OwnFiles {
  const styles = filesBelow('styles', /\.css$/).map((name): [string, string] => [name, digest(readOwn(name))])
  const code = createHash('sha256')
  for (const name of ['package.json', ...filesBelow('scripts', /\.ts$/)]) code.update(`${name}\n`).update(readOwn(name))
  return { styles, code: code.digest('hex') }
}

function filesBelow(folder: string, wanted: RegExp): string[] {
  const names = readdirSync(new URL(folder, ROOT), { recursive: true, encoding: 'utf8' })
  const files = names.filter((name) => wanted.test(name)).map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
  return files.sort()
}

const readOwn = (name: string) => readFileSync(fileURLToPath(new URL(name, ROOT)))

function digest(data: Uint8Array): string {
  return createHash('sha256').update(data).digest('hex')
}
