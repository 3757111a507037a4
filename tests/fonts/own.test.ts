import path from 'node:path'
import { expect, test } from 'vitest'
import { ownFont } from '../../scripts/fonts/own.ts'
import { openWorkshop } from '../../scripts/fonts/workshop.ts'
import { folderWith } from '../support/folder.ts'
import { bookWith, smallFont, wenkai, withoutGlyf, withPermissions } from './sample.ts'

async function judged(name: string, data: Uint8Array | undefined) {
  const folder = await folderWith(data ? { [name]: data } : {})
  const workshop = openWorkshop(folder)
  try {
    return await ownFont(bookWith({ kai: path.join(folder, name) }), 'kai', workshop)
  } finally {
    workshop.close()
  }
}

test('takes a TrueType file, and woff2', async () => {
  const small = await judged('a.ttf', await smallFont('书'))
  expect(small.diagnostics).toEqual([])
  expect(small.font?.facts.ranges).toEqual([['书'.codePointAt(0), '书'.codePointAt(0)]])
  const whole = await judged('a.woff2', await wenkai())
  expect(whole.font?.facts).toMatchObject({ name: 'LXGW WenKai', outlines: 'truetype' })
})

test.each([
  ['fonts/collection', 'a.ttc', (font: Uint8Array) => font],
  ['fonts/not-a-font', 'a.ttf', () => new TextEncoder().encode('<html>')],
  ['fonts/not-a-font', 'a.ttf', (font: Uint8Array) => font.slice(0, 200)],
  ['fonts/embedding-forbidden', 'a.ttf', (font: Uint8Array) => withPermissions(font, 0x0002)],
  ['fonts/embedding-forbidden', 'a.ttf', (font: Uint8Array) => withPermissions(font, 0x0200)],
  ['fonts/subsetting-forbidden', 'a.ttf', (font: Uint8Array) => withPermissions(font, 0x0100)],
  ['fonts/cff-outlines', 'a.otf', withoutGlyf],
])('refuses with %s: %s', async (rule, name, change) => {
  const { font, diagnostics } = await judged(name, change(await smallFont('书')))
  expect(font).toBeUndefined()
  expect(diagnostics).toMatchObject([
    { severity: 'error', rule, place: { file: 'book.yaml' }, domain: 'configuration' },
  ])
  expect(diagnostics[0]?.hint).toBeTruthy()
})

test('refuses a file that is not there', async () => {
  expect((await judged('none.ttf', undefined)).diagnostics).toMatchObject([{ rule: 'fonts/unreadable' }])
})

test('allows preview-and-print and editable embedding', async () => {
  for (const fsType of [0x0004, 0x0008]) {
    expect((await judged('a.ttf', withPermissions(await smallFont('书'), fsType))).diagnostics).toEqual([])
  }
})
