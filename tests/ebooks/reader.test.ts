import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'puppeteer-core'
import { afterAll, describe, expect, onTestFinished, test } from 'vitest'
import { openBrowser } from '../../scripts/browser/launch.ts'
import { cacheFolder } from '../../scripts/config/cache.ts'
import { siteForTests } from '../support/site.ts'
import { BOOKS, ebooks } from './books.ts'

const { value: session } = await openBrowser({ cache: await cacheFolder() })
if (!session) console.warn('skipped the reading system: no browser here')
afterAll(() => session?.close())
const ebook = await ebooks()

const FOLIATE = path.dirname(fileURLToPath(import.meta.resolve('foliate-js/view.js')))
const FONTS = fileURLToPath(new URL('../../node_modules/@expo-google-fonts/', import.meta.url))
const here = (name: string) => readFile(new URL(name, import.meta.url))

/** With BANXIN_SHOTS=folder every page is kept as a picture, to be looked at. */
const SHOTS = process.env.BANXIN_SHOTS

type Point = { label: string; href: string; subitems?: Point[] }
type Seen = { section: string; text: string; fraction: number; writing: string }
type Note = { hidden: boolean; type: string; text: string }

/** A book open in foliate-js, a reading system of others. */
async function opened(file: string) {
  const site = await siteForTests({
    '/foliate/': FOLIATE,
    '/fonts/': FONTS,
    '/reader.html': await here('reader.html'),
    '/reader.js': await here('reader.js'),
    '/book.epub': await readFile(file),
  })
  const page = (await session?.newPage()) as Page
  await page.setViewport({ width: 600, height: 800 })
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('requestfailed', (request) => complaints.push(request.url()))
  await page.goto(`${site}/reader.html`)
  await page.waitForFunction('window.reader')
  const ask = async <Result>(expression: string) => (await page.evaluate(`reader.${expression}`)) as Result
  return { page, complaints, ask }
}

const bare = (text: string) => text.replace(/\s+/g, '')

describe.skipIf(!session)('a reading system', () => {
  test.each(BOOKS)(
    'turns the pages of %s, follows its contents, shows its notes',
    { timeout: 300_000 },
    async (name, book) => {
      const isVertical = book.writing === 'vertical'
      const { page, complaints, ask } = await opened(await ebook(book))
      onTestFinished(() => page.close())
      expect((await ask('direction')) === 'rtl').toBe(isVertical)
      await ask('open()')

      const read = new Map<string, string>()
      const whole = new Map<string, string>()
      let pages = 0
      do {
        const { section, text, writing } = await ask<Seen>('seen()')
        expect(writing).toBe(isVertical ? 'vertical-rl' : 'horizontal-tb')
        read.set(section, (read.get(section) ?? '') + bare(text))
        if (!whole.has(section)) whole.set(section, bare(await ask<string>('whole()')))
        pages += 1
        if (SHOTS) await keep(page, `${name} ${String(pages).padStart(3, '0')}.png`)
      } while ((await ask<boolean>('next()')) && pages < 500)
      expect(whole.size).toBeGreaterThan(5)
      const lost = [...whole].filter(([section, text]) => !isRead(text, read.get(section) ?? ''))
      expect(lost.map(([section]) => section)).toEqual([])

      const points = flat(await ask<Point[]>('contents()'))
      expect(points.length).toBeGreaterThan(5)
      for (const { label, href } of points) {
        const { section, text } = await ask<Seen>(`goTo(${JSON.stringify(href)})`)
        expect(section).toBe(href.split('#')[0])
        // Ruby stands in the text alone, and a long title may go on.
        expect(bare(text), href).toContain(bare(label).slice(-2))
      }

      const withNotes = [...whole].filter(([section, text]) => section.includes('chapter') && text.includes('[1]'))
      for (const [section] of withNotes) {
        await ask(`goTo(${JSON.stringify(section)})`)
        const note = await ask<Note>('call(0)')
        expect(note, section).toMatchObject({ hidden: true, type: 'footnote' })
        expect(bare(note.text).length).toBeGreaterThan(5)
        if (SHOTS) await keep(page, `${name} note ${path.basename(section)}.png`)
      }
      expect(withNotes.length).toBeGreaterThan(0)
      expect(complaints).toEqual([])
    },
  )
})

const flat = (points: readonly Point[]): Point[] => points.flatMap((point) => [point, ...flat(point.subitems ?? [])])

async function keep(page: Page, name: string): Promise<void> {
  await mkdir(SHOTS as string, { recursive: true })
  await writeFile(path.join(SHOTS as string, name), await page.screenshot())
}

/** Whether every piece of the text is on one of the pages. */
function isRead(text: string, pages: string): boolean {
  for (let at = 0; at < text.length; at += 10) if (!pages.includes(text.slice(at, at + 5))) return false
  return true
}
