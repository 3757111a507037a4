import { expect, test } from 'vitest'
import { browserForTests } from '../support/layouter.ts'
import { pdfOf } from '../support/pages.ts'
import { BOOKS } from './books.ts'
import { compareRecords } from './compare.ts'
import { readGlyphs } from './glyphs.ts'
import { expectGolden } from './golden.ts'
import { linesOf } from './lines.ts'
import { writeRecord } from './record.ts'

const session = await browserForTests()

/** Every line of the small books, read back from the finished PDF: golden/NAME.txt. */
test.each(Object.entries(BOOKS))('lines of %s', async (name, { files, yaml, edition }) => {
  const { pages, pdf, findings } = await pdfOf(session, files, { yaml, ...edition })
  expect(findings).toEqual([])
  const glyphs = await readGlyphs(pdf)
  const vertical = edition.writing === 'vertical'
  const record = writeRecord(
    pages.map((page, index) => ({ page, lines: linesOf(glyphs[index] ?? [], page, vertical) })),
  )
  await expectGolden(`${name}.txt`, record, (expected, actual) => {
    const text = expected.toString()
    const found = compareRecords(text, actual)
    return found.length === 0 && text !== actual ? ['only its form differs'] : found
  })
})
