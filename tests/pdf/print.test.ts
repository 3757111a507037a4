import { readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import type { BrowserPool } from '../../scripts/browser/pool.ts'
import type { FontSet } from '../../scripts/fonts/face.ts'
import type { Document } from '../../scripts/html/document.ts'
import type { Pages } from '../../scripts/pages/page.ts'
import type { SheetPiece } from '../../scripts/pages/sheet.ts'
import type { BrowserFile } from '../../scripts/pdf/browser-file.ts'
import { printSheet } from '../../scripts/pdf/print.ts'
import { folderWith } from '../support/folder.ts'

const document = { book: { root: '/' }, assets: [] } as unknown as Document
const face = (data: string) => ({ name: 'song.ttf', family: 'Banxin Song', weight: 400, data: Buffer.from(data) })
const fonts = (data = 'song') => ({ faces: [face(data)], css: '' }) as unknown as FontSet
const piece = (body: string): SheetPiece => ({ rules: '', body, targets: [] })
const sheet = (bodies: string[], shell = '<shell>') => ({ sheet: { shell, pieces: bodies.map(piece) } }) as Pages

/** A PDF as the browser writes one, with one word in it. */
function pdfWith(word: string): Uint8Array {
  const head = '%PDF-1.4\n'
  const object = `1 0 obj\n(${word})\nendobj\n`
  const row = (offset: number, generation: string, use: string) =>
    `${String(offset).padStart(10, '0')} ${generation} ${use} \n`
  const table = `xref\n0 2\n${row(0, '65535', 'f')}${row(head.length, '00000', 'n')}`
  const tail = `trailer\n<</Size 2\n/Root 1 0 R>>\nstartxref\n${head.length + object.length}\n%%EOF\n`
  return Buffer.from(head + object + table + tail)
}

const wordOf = ({ objects }: BrowserFile) => objects.get(1)?.text.slice(1, -1)

/** Presses that set down what they are given; `trouble` is what their tab complains of. */
function press(trouble: string[] = []) {
  const printed: string[] = []
  const run = async ({ work }: { work(place: unknown): Promise<unknown> }) => ({
    value: await work({
      print: async ({ body }: SheetPiece) => {
        printed.push(body)
        return pdfWith(body)
      },
    }),
    diagnostics: trouble.map((message) => ({ severity: 'error', rule: 'browser/page-error', message })),
  })
  const crew = () => ({ run, expect() {}, diagnostics: () => [], async close() {} })
  return { printed, pool: { version: 'Browser/1', crew } as unknown as BrowserPool }
}

test('pieces come back in their order, and only what has changed is printed again', async () => {
  const cache = await folderWith({})
  const { printed, pool } = press()
  const print = async (pages: Pages, data?: string) => {
    const { value } = await printSheet({ pages, document, fonts: fonts(data), pool, cache })
    return value?.map(wordOf)
  }
  expect(await print(sheet(['a', 'b', 'c']))).toEqual(['a', 'b', 'c'])
  expect(await print(sheet(['a', 'B', 'c']))).toEqual(['a', 'B', 'c'])
  expect(printed).toEqual(['a', 'b', 'c', 'B'])
  // Glyphs have other numbers in a font that was cut otherwise, and style sheets move everything.
  await print(sheet(['a']), 'another cut')
  await print(sheet(['a'], '<other shell>'))
  expect(printed).toEqual(['a', 'b', 'c', 'B', 'a', 'a'])
})

test('a damaged entry of the cache is printed again', async () => {
  const cache = await folderWith({})
  const { printed, pool } = press()
  const request = { pages: sheet(['a']), document, fonts: fonts(), pool, cache }
  await printSheet(request)
  const folder = path.join(cache, 'prints')
  for (const file of await readdir(folder)) await writeFile(path.join(folder, file), 'damaged')
  const { value } = await printSheet(request)
  expect(value?.map(wordOf)).toEqual(['a'])
  expect(printed).toEqual(['a', 'a'])
})

test('what a tab complained about is told, and not remembered', async () => {
  const cache = await folderWith({})
  const { printed, pool } = press(['a picture is missing'])
  const request = { pages: sheet(['a']), document, fonts: fonts(), pool, cache }
  for (let time = 0; time < 2; time += 1) {
    const { diagnostics } = await printSheet(request)
    expect(diagnostics.map(({ message }) => message)).toEqual(['a picture is missing'])
  }
  expect(printed).toEqual(['a', 'a'])
})
