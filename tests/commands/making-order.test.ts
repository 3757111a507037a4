import { expect, test } from 'vitest'
import { makingOrder, needsBrowser } from '../../scripts/commands/making-order.ts'
import type { Book, Edition } from '../../scripts/config/book.ts'

const print = { name: 'booklet', format: 'pdf' } as Edition
const vertical = { name: 'vertical', format: 'pdf' } as Edition
const ebook = { name: 'ebook', format: 'epub', pages: 'vertical' } as Edition
const derived = (made: string) => ({ name: made, format: 'pdf', of: 'booklet', made }) as Edition

test('what others carry the numbers of comes first, what is made of others last, and what that needs is made too', () => {
  const press = derived('press')
  const book = { editions: [press, ebook, print, vertical] } as Book
  expect(makingOrder([press, ebook, vertical], book)).toEqual([vertical, ebook, print, press])
})

test('what is made of pages that are there needs no browser', () => {
  expect([print, ebook, derived('wrap'), derived('saddle'), derived('n-up')].map(needsBrowser)).not.toContain(false)
  expect([derived('press'), derived('copies')].map(needsBrowser)).toEqual([false, false])
})
