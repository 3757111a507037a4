import { describe, expect, test } from 'vitest'
import type { Page } from '../../scripts/pages/page.ts'
import { browserForTests } from '../support/layouter.ts'
import { provenPdfOf } from '../support/pages.ts'
import { BOOKS, type SmallBook } from './books.ts'
import { compareRecords } from './compare.ts'
import { drawerForTests } from './draw.ts'
import { readGlyphs } from './glyphs.ts'
import { expectGolden } from './golden.ts'
import { linesOf } from './lines.ts'
import { comparePictures, readPng, writePng } from './picture.ts'
import { writeRecord } from './record.ts'
import { writeSideBySide } from './side-by-side.ts'

const session = await browserForTests()

const made = new Map<string, ReturnType<typeof provenPdfOf>>()

/** Each book is made once for all tests. */
function make(name: string) {
  const { files, yaml, edition } = BOOKS[name] as SmallBook
  const making = made.get(name) ?? provenPdfOf(session, files, { yaml, ...edition })
  made.set(name, making)
  return making
}

/** Every line of the small books, read back from the finished PDF: golden/NAME.txt. */
test.each(Object.entries(BOOKS))('lines of %s', async (name, { edition }) => {
  const { pages, pdf, findings } = await make(name)
  expect(findings).toEqual([])
  const read = await readGlyphs(pdf)
  const vertical = edition.writing === 'vertical'
  const record = writeRecord(
    pages.map((page, index) => ({ page, lines: linesOf(read[index]?.glyphs ?? [], page, vertical) })),
  )
  await expectGolden(`${name}.txt`, record, (expected) => compareRecords(expected.toString(), record))
})

/** px of a picture's width: 75 dpi for A5. */
const WIDTH = 440

const has = (words: string) => (page: Page) => page.blocks.some(({ text }) => text.includes(words))

/** Some pages as they look: golden/NAME.png. What differs is shown side by side. */
describe('pictures', async () => {
  const draw = await drawerForTests(session)
  test.each<[string, string, (page: Page) => boolean]>([
    ['title', 'booklet', ({ part }) => part === 'title'],
    ['title-vertical', 'booklet-vertical', ({ part }) => part === 'title'],
    ['chapter', 'booklet', has('行里的东西')],
    ['chapter-vertical', 'booklet-vertical', has('行里的东西')],
    ['marks-vertical', 'booklet-vertical', has('专名号')],
    ['verse', 'booklet', has('白日依山尽')],
    ['figure-and-table', 'booklet', has('指标与分值')],
    ['index', 'booklet', ({ part }) => part === 'index'],
    ['handout', 'handout', ({ index }) => index === 1],
    ['notes', 'tables', has('表后一段')],
  ])('%s', async (name, book, wanted) => {
    const { pages, pdf } = await make(book)
    const page = pages.find(wanted)
    if (!page) throw new Error(`no such page in ${book}`)
    const picture = await draw(pdf, page.index, WIDTH)
    const png = writePng(picture)
    await expectGolden(`${name}.png`, png, async (expected) => {
      const found = comparePictures(readPng(expected), picture)
      if (found.length === 0) return []
      return [...found, `side by side: ${await writeSideBySide(name, found, expected, png)}`]
    })
  })
})
