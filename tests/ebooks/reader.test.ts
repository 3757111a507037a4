import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'puppeteer-core'
import { afterAll, describe, expect, test } from 'vitest'
import { openBrowser } from '../../scripts/browser/launch.ts'
import { cacheFolder } from '../../scripts/config/cache.ts'
import { siteForTests } from '../support/site.ts'
import { BOOKS, ebooks } from './books.ts'

const { value: session } = await openBrowser({ cache: await cacheFolder() })
if (!session) console.warn('skipped the reading system: no browser here')
afterAll(() => session?.close())
const ebook = await ebooks()

const FOLIATE = path.dirname(fileURLToPath(import.meta.resolve('foliate-js/view.js')))
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
  return { page, complaints, ask, close: () => page.close() }
}

const bare = (text: string) => text.replace(/\s+/g, '')

describe.skipIf(!session)('a reading system', () => {
  test.each(BOOKS)('turns the pages of %s from the first to the last, and shows all of the text', async (name) => {
    const { page, complaints, ask, close } = await opened(await ebook(name))
    expect(await ask('direction')).not.toBe('rtl')
    await ask('open()')
    const read = new Map<string, string>()
    const whole = new Map<string, string>()
    let pages = 0
    do {
      const { section, text, writing } = await ask<Seen>('seen()')
      expect(writing).toBe('horizontal-tb')
      read.set(section, (read.get(section) ?? '') + bare(text))
      if (!whole.has(section)) whole.set(section, bare(await ask<string>('whole()')))
      pages += 1
      if (SHOTS) {
        await mkdir(SHOTS, { recursive: true })
        await writeFile(
          path.join(SHOTS, `${BOOKS.indexOf(name)}-${String(pages).padStart(3, '0')}.png`),
          await page.screenshot(),
        )
      }
    } while ((await ask<boolean>('next()')) && pages < 500)
    for (const [section, text] of whole) expect(read.get(section), section).toContain(text.slice(0, 20))
    const lost = [...whole].filter(([section, text]) => missing(text, read.get(section) ?? ''))
    expect(lost.map(([section]) => section)).toEqual([])
    expect(whole.size).toBeGreaterThan(5)
    expect(complaints).toEqual([])
    await close()
  })

  test.each(BOOKS)('finds every place of the contents of %s', async (name) => {
    const { complaints, ask, close } = await opened(await ebook(name))
    await ask('open()')
    const flat = (points: Point[]): Point[] => points.flatMap((point) => [point, ...flat(point.subitems ?? [])])
    const points = flat(await ask<Point[]>('contents()'))
    expect(points.length).toBeGreaterThan(5)
    for (const { label, href } of points) {
      const { section, text } = await ask<Seen>(`goTo(${JSON.stringify(href)})`)
      expect(section).toBe(href.split('#')[0])
      // The label has the number and the title in the document's words; ruby stands in the text alone.
      expect(bare(text), href).toContain(bare(label).slice(-2))
    }
    expect(complaints).toEqual([])
    await close()
  })

  test.each(BOOKS)('shows the notes of %s beside the text', async (name) => {
    const { complaints, ask, close } = await opened(await ebook(name))
    await ask('open()')
    await ask(`goTo('EPUB/chapter-${name === BOOKS[0] ? 1 : 3}.xhtml')`)
    const note = await ask<Note>('call(0)')
    expect(note).toMatchObject({ hidden: true, type: 'footnote' })
    expect(bare(note.text).length).toBeGreaterThan(5)
    expect(complaints).toEqual([])
    await close()
  })
})

/** Whether a piece of the text is on none of the pages. */
function missing(text: string, pages: string): boolean {
  for (let at = 0; at < text.length; at += 10) if (!pages.includes(text.slice(at, at + 5))) return true
  return false
}
