import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test, vi } from 'vitest'
import { commandFor, openInEditor } from '../../scripts/preview/editor.ts'
import { folderWith } from '../support/folder.ts'

const place = { path: '/书 稿/01 $(x).md', line: 7, column: 3 }

test.each([
  ['code -g {file}:{line}:{column}', ['code', '-g', '/书 稿/01 $(x).md:7:3']],
  ['"/Program Files/a b" --line {line} {file}', ['/Program Files/a b', '--line', '7', '/书 稿/01 $(x).md']],
  ["vim '+{line}' {file}", ['vim', '+7', '/书 稿/01 $(x).md']],
  ['gedit', ['gedit', '/书 稿/01 $(x).md']],
])('%s', (template, words) => {
  expect(commandFor(template, place)).toEqual(words)
})

test('the program gets the place as it is', async () => {
  const root = await folderWith({
    'editor.mjs': "import fs from 'node:fs'\nfs.writeFileSync(process.argv[2], process.argv[3])\n",
  })
  const [script, out] = ['editor.mjs', 'out'].map((name) => path.join(root, name))
  const failed = vi.fn()
  openInEditor(`"${process.execPath}" "${script}" "${out}" {file}:{line}:{column}`, place, failed)
  await vi.waitFor(async () => expect(await readFile(out as string, 'utf8')).toBe(`${place.path}:7:3`), 10_000)
  expect(failed).not.toHaveBeenCalled()
})

test('one that is not there is told', async () => {
  const failed = vi.fn()
  openInEditor('/nowhere/editor {file}', place, failed)
  await vi.waitFor(() => expect(failed).toHaveBeenCalledWith(expect.stringContaining('打不开编辑器 /nowhere/editor')))
})
