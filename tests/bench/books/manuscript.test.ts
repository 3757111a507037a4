import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { type Kind, writeManuscript } from '../../../bench/books/manuscript.ts'
import { changeOneLetter, storeManuscript } from '../../../bench/books/store.ts'
import { loadBook } from '../../../scripts/config/load.ts'
import { composeDocument } from '../../../scripts/html/compose.ts'
import { readManuscript } from '../../../scripts/manuscript/read.ts'
import { folderWith } from '../../support/folder.ts'

const aBook = (kind: Kind, pages: number) => writeManuscript({ kind, pages, writing: 'horizontal' })

test('the same book is the same to the letter every time', () => {
  expect(aBook('mixed', 40)).toEqual(aBook('mixed', 40))
})

test('a longer book has more text in proportion', () => {
  const letters = (pages: number) => [...aBook('plain', pages).values()].join('').length
  expect(letters(803) / letters(203)).toBeCloseTo(4, 0)
})

test.each<Kind>(['plain', 'mixed'])('a %s book is a good manuscript', async (kind) => {
  const folder = await folderWith(Object.fromEntries(aBook(kind, 40)))
  const book = (await loadBook(folder)).value
  const manuscript = book && (await readManuscript(book)).value
  const document = book && manuscript && composeDocument(book, manuscript)
  expect(document?.diagnostics).toEqual([])
})

test('one letter of one file is changed, each time to a text that is new, and the fourth time back', async () => {
  const book = aBook('plain', 40)
  const folder = await folderWith()
  await storeManuscript(folder, book)
  const original = [...book.values()].join('')
  const texts: string[] = []
  for (let call = 1; call <= 4; call += 1) {
    await changeOneLetter(folder)
    const files = await Promise.all([...book.keys()].map((name) => readFile(path.join(folder, name), 'utf8')))
    texts.push(files.join(''))
  }
  const changed = (text: string) => [...text].filter((letter, at) => letter !== original[at]).length
  expect(texts.map(changed)).toEqual([1, 1, 1, 0])
  expect(new Set(texts).size).toBe(4)
  const letters = texts.flatMap((text) => [...text].filter((letter, at) => letter !== original[at]))
  for (const letter of letters) expect(original).toContain(letter)
})
