import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { checkArchival } from '../../scripts/preflight/archival/check.ts'
import { banxin } from '../support/command.ts'
import { folderWith } from '../support/folder.ts'
import { readersDifferIn } from '../support/two-readers.ts'

const manuscript = fileURLToPath(new URL('../../manuscript', import.meta.url))
const FILES = [
  'booklet-press.pdf',
  'booklet-saddle.pdf',
  'booklet-vertical-saddle.pdf',
  'booklet-vertical-wrap.pdf',
  'booklet-vertical.pdf',
  'booklet-wrap.pdf',
  'booklet.pdf',
  'ebook-vertical.epub',
  'ebook.epub',
  'handout-large.pdf',
  'handout.pdf',
  'report.html',
  'report.json',
]

test('the booklet that ships: every edition, nothing to complain about, and the same bytes again', async () => {
  const cwd = await folderWith()
  const first = await banxin(['build', manuscript, '--out', 'one'], { cwd })
  first.exits(0).says('handout.pdf', 'ebook.epub')
  expect((await readdir(path.join(cwd, 'one'))).sort()).toEqual(FILES)

  const report = JSON.parse(await readFile(path.join(cwd, 'one/report.json'), 'utf8'))
  expect(report.diagnostics.filter(({ severity }: { severity: string }) => severity !== 'info')).toEqual([])
  for (const { file, sha256 } of report.editions) expect(await hash(path.join(cwd, 'one', file))).toBe(sha256)

  for (const name of FILES.filter((one) => /^(booklet|booklet-vertical|handout|handout-large)\.pdf$/.test(one))) {
    const pdf = await readFile(path.join(cwd, 'one', name))
    expect(await readersDifferIn(pdf), name).toEqual([])
    const found = await checkArchival(pdf, name)
    // Fit for an archive, and silent about it.
    expect(found.map(({ message }) => message)).toEqual([expect.stringContaining('6.6.4')])
  }

  const again = await banxin(['build', manuscript, '--out', 'two'], { cwd })
  again.exits(0)
  for (const file of FILES) {
    expect(await hash(path.join(cwd, 'two', file)), file).toBe(await hash(path.join(cwd, 'one', file)))
  }
})

test('the booklet that ships uses every kind of the dialect', async () => {
  const files = (await readdir(manuscript)).filter((name) => name.endsWith('.md'))
  const source = (await Promise.all(files.map((name) => readFile(path.join(manuscript, name), 'utf8')))).join('\n')
  const kinds = [
    ...[':dots[', ':name[', ':book[', ':tcy[', ':term[', ':ref{', ':page{', ':::figure', ':::table', ':::notice'],
    ...[
      ':::signature',
      ':::verse',
      ':::side-note',
      '::pagebreak',
      '[^',
      '\n> ',
      '\n---\n',
      '\n## ',
      '\n### ',
      '\n#### ',
      '{-}',
    ],
    ...['\n1. ', '\n- ', '~~', '**', '```', 'GDP'],
  ]
  expect(kinds.filter((kind) => !source.includes(kind))).toEqual([])
  expect(source).toMatch(/\{\p{Script=Han}+\|[^}]+\}/u)
  const characters = source.match(/\p{Script=Han}/gu)?.length ?? 0
  expect(characters).toBeGreaterThan(7000)
  expect(characters).toBeLessThan(10_000)
})

async function hash(file: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(file))
    .digest('hex')
}
