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

test('one letter of one file is changed, and changed back', async () => {
  const book = aBook('plain', 40)
  const folder = await folderWith()
  await storeManuscript(folder, book)
  const changed = async () => {
    const texts = await Promise.all([...book.keys()].map((name) => readFile(path.join(folder, name), 'utf8')))
    const original = [...book.values()].join('')
    return [...texts.join('')].filter((letter, at) => letter !== original[at]).length
  }
  await changeOneLetter(folder)
  expect(await changed()).toBe(1)
  await changeOneLetter(folder)
  expect(await changed()).toBe(0)
})
