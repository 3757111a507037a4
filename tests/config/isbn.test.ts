import { expect, test } from 'vitest'
import { misplacedHyphens, printedIsbn } from '../../scripts/config/isbn.ts'

/** As they stand in books: 史记, 红楼梦, 现代汉语词典, 三体, リーダブルコード. */
const BOOKS = ['978-7-101-00304-8', '978-7-02-000220-7', '978-7-100-12450-8', '978-7-5366-9293-0', '978-4-87311-565-8']

/** One for each length of registrants, most of publishers that there are; their publications are made up. */
const MADE_UP = [
  ...['978-7-80225-000', '978-7-900000-00', '978-4-06-519517', '978-4-480-06000', '978-4-7741-8411', '978-4-86648-000'],
  ...['978-4-900000-00', '978-4-9900000-0', '978-957-32-0000', '978-957-0300-00', '978-957-28000-0', '978-957-803-000'],
  ...['978-986-06000-0', '978-986-0700-00', '978-986-320-000', '978-986-11-0000', '978-626-300-000', '978-626-7000-00'],
  ...['978-962-07-0000', '978-962-996-000', '978-962-8700-00', '978-962-85000-0', '978-988-12345-0', '978-988-8200-00'],
  ...['978-99937-0-000', '978-99937-20-00', '978-99937-600-0'],
].map((number) => `${number}-${checkDigit(number)}`)

/** The first and last publisher of each length of the mainland's, as its ranges are (978-7, GB/T 5795). */
const ENDS = ['00', '09', '100', '499', '5000', '7999', '80000', '89999', '900000', '999999'].map((registrant) => {
  const number = `978-7-${registrant}-${'0'.repeat(8 - registrant.length)}`
  return `${number}-${checkDigit(number)}`
})

/** ISO 2108, annex C. */
function checkDigit(number: string): number {
  const digits = [...number.replaceAll('-', '')].map(Number)
  return (10 - (digits.reduce((sum, digit, index) => sum + digit * (index % 2 ? 3 : 1), 0) % 10)) % 10
}

test('the books have their check digits', () => {
  for (const number of BOOKS) expect(`${number.slice(0, -1)}${checkDigit(number.slice(0, -2))}`).toBe(number)
})

test.each([...BOOKS, ...MADE_UP, ...ENDS])('%s is printed in five parts, however it was typed', (number) => {
  const digits = number.replaceAll('-', '')
  for (const typed of [`urn:isbn:${digits}`, `URN:ISBN:${number}`]) {
    expect(printedIsbn(typed)).toBe(`ISBN ${number}`)
    expect(misplacedHyphens(typed)).toBeUndefined()
  }
})

test('hyphens in other places are told, and put right', () => {
  expect(printedIsbn('urn:isbn:978-7-10100-304-8')).toBe('ISBN 978-7-101-00304-8')
  expect(misplacedHyphens('urn:isbn:978-7-10100-304-8')).toEqual({ severity: 'warning', right: '978-7-101-00304-8' })
  expect(misplacedHyphens('urn:isbn:978-7-101-003048')).toEqual({ severity: 'warning', right: '978-7-101-00304-8' })
})

test('groups and ranges that are not known stand as they were typed; that they lack hyphens is said', () => {
  for (const number of ['9780306406157', '9789887200001', '9786269000001']) {
    expect(printedIsbn(`urn:isbn:${number}`)).toBe(`ISBN ${number}`)
    expect(misplacedHyphens(`urn:isbn:${number}`)).toEqual({ severity: 'info' })
  }
  expect(printedIsbn('urn:isbn:978-0-306-40615-7')).toBe('ISBN 978-0-306-40615-7')
  expect(misplacedHyphens('urn:isbn:978-0-306-40615-7')).toBeUndefined()
})

test('what is no ISBN has none', () => {
  expect(printedIsbn('urn:uuid:0b6f4c1e-6a57-4c6e-9d0e-3f1f6f0a2b77')).toBeUndefined()
  expect(misplacedHyphens('urn:uuid:0b6f4c1e-6a57-4c6e-9d0e-3f1f6f0a2b77')).toBeUndefined()
})
