import { expect, test } from 'vitest'
import { loadBook } from '../../scripts/config/load.ts'
import { BOOK_YAML, folderWith } from '../support/folder.ts'

const BOOK = BOOK_YAML.match(/urn:\S+/)?.[0]
const ISBN = 'urn:isbn:9787010000008'

async function load(editions: string) {
  const yaml = `${BOOK_YAML}editions:\n${editions}`
  const { value, diagnostics } = await loadBook(await folderWith({ 'book.yaml': yaml, '01.md': '# 一\n\n正文' }), {})
  const identifiers = value?.editions.map(({ identifier }) => identifier)
  return { identifiers, diagnostics }
}

test('the first e-book has the book’s, the next one of its own that stays the same', async () => {
  const both = '  a: { format: epub }\n  b: { format: epub }\n'
  const { identifiers = [] } = await load(both)
  expect(identifiers[0]).toBe(BOOK)
  expect(identifiers[1]).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5/)
  expect((await load(both)).identifiers).toEqual(identifiers)
})

test('an edition may be given one, print editions too', async () => {
  const { identifiers } = await load(
    `  a: { format: epub, identifier: "${ISBN}" }\n  b: { theme: booklet, identifier: "${ISBN}" }\n`,
  )
  expect(identifiers).toEqual([ISBN, ISBN])
})

test('a print edition that is given none keeps the book’s', async () => {
  expect((await load('  a: { theme: booklet }\n')).identifiers).toEqual([undefined])
})

test('two e-books may not have the same', async () => {
  const { diagnostics } = await load(
    `  a: { format: epub, identifier: "${ISBN}" }\n  b: { format: epub, identifier: "${ISBN}" }\n`,
  )
  expect(diagnostics).toMatchObject([
    { rule: 'config/identifier-doubled', place: { file: 'book.yaml', line: expect.any(Number) } },
  ])
})

test('what is no identifier is refused with its place', async () => {
  const { diagnostics } = await load('  a: { format: epub, identifier: 12-34 }\n')
  expect(diagnostics[0]).toMatchObject({ rule: 'config/value-invalid', domain: 'configuration' })
})
