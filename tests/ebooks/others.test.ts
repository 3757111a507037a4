import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { aceViolations } from './ace.ts'
import { BOOKS, ebooks } from './books.ts'
import { browserFor } from './browser.ts'
import { NOTHING_FOUND, validators } from './epubcheck.ts'
import { openBook, type Point, type PopUp, type Seen } from './reader.ts'

const TIME = { timeout: 300_000 }

// What others say of our e-books. In one file, so that each is made once; side by side, since others do the work.
const session = await browserFor('Ace and the reading system')
const ebook = await ebooks()

describe.concurrent.each(validators())('$name', ({ name, missing, check }) => {
  if (missing) console.warn(`skipped ${name}: ${missing}`)

  test.skipIf(missing).each(BOOKS)('has nothing to say of %s', TIME, async (_, book) => {
    expect(await check(await ebook(book)), name).toContain(NOTHING_FOUND)
  })
})

describe.concurrent('Ace, the accessibility checker', () => {
  test.skipIf(!session).each(BOOKS)(`has nothing to say of %s`, TIME, async (_, book) => {
    if (session) expect(await aceViolations(session, await ebook(book))).toEqual([])
  })
})

describe.concurrent('a reading system', () => {
  const open = async (book: (typeof BOOKS)[number][1]) => {
    if (!session) throw new Error('no browser')
    return openBook(session, await ebook(book))
  }

  test.skipIf(!session).each(BOOKS)(
    `turns the pages of %s, follows its contents, its page numbers, its notes`,
    TIME,
    async (name, book) => {
      const isVertical = book.writing === 'vertical'
      const { ask, keep, complaints, close } = await open(book)
      expect((await ask('direction')) === 'rtl').toBe(isVertical)
      const numbers = ((await ask<Point[] | undefined>('pageList()')) ?? []).map(({ label }) => label)
      await ask('open()')

      // Every text, from the first page to the last.
      const read = new Map<string, string>()
      const whole = new Map<string, string>()
      const passed: string[] = []
      let pages = 0
      do {
        const { section, text, writing, page } = await ask<Seen>('seen()')
        expect(writing).toBe(isVertical ? 'vertical-rl' : 'horizontal-tb')
        read.set(section, (read.get(section) ?? '') + bare(text))
        if (!whole.has(section)) whole.set(section, bare(await ask<string>('whole()')))
        // On the first page of the contents it takes what is hidden for seen: the list of pages itself.
        if (page && page !== passed.at(-1) && !section.endsWith('nav.xhtml')) passed.push(page)
        pages += 1
        await keep(`${name} ${String(pages).padStart(3, '0')}.png`)
      } while ((await ask<boolean>('next()')) && pages < 500)
      expect(whole.size).toBeGreaterThan(5)
      const lost = [...whole].filter(([section, text]) => !isRead(text, read.get(section) ?? ''))
      expect(lost.map(([section]) => section)).toEqual([])
      expect(passed).toEqual(numbers.filter((number) => passed.includes(number)))
      expect(passed.at(-1)).toBe(numbers.at(-1))

      const points = flat(await ask<Point[]>('contents()'))
      expect(points.length).toBeGreaterThan(3)
      for (const { label, href } of points) {
        const { section, text } = await ask<Seen>(`goTo(${JSON.stringify(href)})`)
        expect(section).toBe(href.split('#')[0])
        // Ruby stands in the text alone, and a long title may go on.
        expect(bare(text), href).toContain(bare(label).slice(-2))
      }

      const withNotes = [...whole].filter(([section, text]) => section.includes('chapter') && /\[1\]|〔一〕/.test(text))
      for (const [section] of withNotes) {
        await ask(`goTo(${JSON.stringify(section)})`)
        const note = await ask<PopUp>('call(0)')
        expect(note, section).toMatchObject({ hidden: true, type: 'footnote' })
        expect(bare(note.text).length).toBeGreaterThan(5)
        await keep(`${name} note ${path.basename(section)}.png`)
      }
      expect(withNotes.length).toBeGreaterThan(0)
      expect(complaints).toEqual([])
      await close()
    },
  )

  test.skipIf(!session).each(BOOKS.slice(0, 4))(
    `goes to the pages of print by the menu of %s`,
    TIME,
    async (_, book) => {
      const { ask, close } = await open(book)
      await ask('open()')
      const points = await ask<Point[]>('pageList()')
      const labels = points.map(({ label }) => label)
      expect(points.length).toBeGreaterThan(10)
      for (const { label, href } of points.filter((_, index) => index % 5 === 0)) {
        const { section, page = '' } = await ask<Seen>(`goTo(${JSON.stringify(href)})`)
        expect(section).toBe(href.split('#')[0])
        // The next one may begin on the same screen.
        expect(labels.indexOf(page) - labels.indexOf(label), href).toBeOneOf([0, 1, 2])
      }
      await close()
    },
  )
})

const bare = (text: string) => text.replace(/\s+/g, '')

const flat = (points: readonly Point[]): Point[] => points.flatMap((point) => [point, ...flat(point.subitems ?? [])])

/** Whether every piece of the text is on one of the pages. */
function isRead(text: string, pages: string): boolean {
  for (let at = 0; at < text.length; at += 10) if (!pages.includes(text.slice(at, at + 5))) return false
  return true
}
