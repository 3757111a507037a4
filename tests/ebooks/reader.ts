import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { BrowserSession } from '../../scripts/browser/launch.ts'
import { siteForTests } from '../support/site.ts'

export type Point = { label: string; href: string; subitems?: Point[] }
export type Seen = { section: string; text: string; page?: string; writing: string }
export type PopUp = { hidden: boolean; type: string; text: string }

/** An EPUB that is open in foliate-js, a reading system of others. */
export type OpenBook = {
  /** The part of reader.js that an expression names: `seen()`. */
  ask<Result>(expression: string): Promise<Result>
  /** With BANXIN_SHOTS=folder keeps what is shown as a picture, to be looked at. */
  keep(name: string): Promise<void>
  /** Errors that the browser has told, and what it could not load. */
  complaints: string[]
  close(): Promise<void>
}

const SHOTS = process.env.BANXIN_SHOTS
const FOLIATE = path.dirname(fileURLToPath(import.meta.resolve('foliate-js/view.js')))
const FONTS = fileURLToPath(new URL('../../node_modules/', import.meta.url))
const here = (name: string) => readFile(new URL(name, import.meta.url))

export async function openBook(session: BrowserSession, file: string): Promise<OpenBook> {
  const site = await siteForTests({
    '/foliate/': FOLIATE,
    '/fonts/': FONTS,
    '/reader.html': await here('reader.html'),
    '/reader.js': await here('reader.js'),
    '/book.epub': await readFile(file),
  })
  const page = await session.newPage()
  await page.setViewport({ width: 600, height: 800 })
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error instanceof Error ? (error.stack ?? error.message) : `${error}`))
  page.on('requestfailed', (request) => complaints.push(request.url()))
  await page.goto(`${site}/reader.html${SHOTS ? '?fonts' : ''}`)
  await page.waitForFunction('window.reader')
  return {
    ask: async <Result>(expression: string) => (await page.evaluate(`reader.${expression}`)) as Result,
    async keep(name) {
      if (!SHOTS) return
      await mkdir(SHOTS, { recursive: true })
      await writeFile(path.join(SHOTS, name), await page.screenshot())
    },
    complaints,
    close: () => page.close(),
  }
}
