import path from 'node:path'
import { expect, test } from 'vitest'
import { viewerFiles } from '../../scripts/preview/viewer-files.ts'

const files = await viewerFiles()
const text = (name: string) => String(files.get(name)?.body)

test('all that one file loads is among the others', () => {
  const loaded = [...text('').matchAll(/(?:href|src)="([^"]+)"/g)].map(([, name = '']) => name)
  expect(loaded.filter((name) => !name.startsWith('data:'))).toEqual(['preview.css', 'viewer/main.ts'])
  for (const name of loaded.filter((each) => !each.startsWith('data:'))) expect(files.has(name)).toBe(true)
  for (const module of [...files.keys()].filter((name) => name.endsWith('.ts'))) {
    const named = [...text(module).matchAll(/(?:from |import |const PDF_JS = |URL\()'(\.[^']+)'/g)]
    for (const [, name = ''] of named)
      expect(files.has(path.posix.join('viewer', name)), `${module}: ${name}`).toBe(true)
  }
})

test('modules have no types left, and the document no script of its own', () => {
  for (const [name, { body }] of files)
    if (name.endsWith('.ts')) expect(String(body)).not.toMatch(/import type|: string\b/)
  expect(text('').match(/<script[^>]*>[^<]/)).toBeNull()
})
