import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Page as BrowserPage } from 'puppeteer-core'
import { expect, onTestFinished, test, vi } from 'vitest'
import { cacheFolder } from '../../scripts/config/cache.ts'
import { openWorkshop } from '../../scripts/fonts/workshop.ts'
import { openPreview } from '../../scripts/preview/preview.ts'
import { BOOK_YAML, folderWith } from '../support/folder.ts'
import { browserForTests } from '../support/layouter.ts'

const session = await browserForTests()

const FILES = {
  'book.yaml': `${BOOK_YAML}editions:
  booklet: { theme: booklet }
  booklet-vertical: { theme: booklet, writing: vertical }
  handout: { theme: handout }
`,
  '01.md': `# 第一章\n\n${'这一段话说了又说，说到纸边便折行。'.repeat(40)}\n`,
  '02.md': '# 第二章\n\n只有一行，*要点*在此。\n',
}

/** A preview, and a viewer in a browser that has it open. */
async function viewed(options: { editor?: string; files?: Record<string, string> } = {}) {
  const root = await folderWith({ ...FILES, ...options.files })
  const cache = await cacheFolder()
  const workshop = openWorkshop(cache)
  const told: string[] = []
  const preview = await openPreview({
    manuscript: root,
    cache,
    env: process.env,
    workshop,
    port: 0,
    editor: options.editor,
    tell: (line) => void told.push(line),
  })
  const page = await session.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warn') complaints.push(message.text())
  })
  onTestFinished(async () => {
    await page.close()
    await preview.close()
    workshop.close()
  })
  await page.goto(preview.url)
  return {
    page,
    complaints,
    told,
    root,
    preview,
    phase: (wanted: string) =>
      page.waitForFunction((phase) => document.body.dataset.phase === phase, { timeout: 60_000 }, wanted),
    write: (name: string, text: string) => writeFile(path.join(root, name), text),
  }
}

/** Which pages are in view and what is drawn on them: share of dark pixels of each, in thousandths. */
function drawnIn(page: BrowserPage) {
  return page.$$eval('.page', (sheets) =>
    sheets.map((sheet) => {
      const canvas = sheet.querySelector('canvas')
      const pixels = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? []
      let dark = 0
      for (let index = 0; index < pixels.length; index += 4) if ((pixels[index] as number) < 128) dark += 1
      return canvas ? Math.round((4000 * dark) / pixels.length) : undefined
    }),
  )
}

/** Clicks into page `index`, from 0, at a share of its width and height. */
async function clickOn(page: BrowserPage, index: number, x: number, y: number): Promise<string> {
  await page.$eval('#source', (source) => source.replaceChildren())
  await page.$$eval('.page', (sheets, wanted) => sheets[wanted]?.scrollIntoView(), index)
  const place = await page.$$eval(
    '.page',
    (sheets, wanted, share) => {
      const { left, top, width, height } = (sheets[wanted] as Element).getBoundingClientRect()
      return { x: left + share[0] * width, y: top + share[1] * height }
    },
    index,
    [x, y] as const,
  )
  await page.mouse.click(place.x, place.y)
  await page.waitForFunction(() => document.querySelector('#source h2') !== null)
  return page.$eval('#source', (source) => source.textContent ?? '')
}

test('shows the pages, again after a change, and where they come from', async () => {
  const { page, phase, write, complaints, told } = await viewed()
  await phase('done')
  await vi.waitFor(async () => expect((await drawnIn(page))[0]).toBeGreaterThan(0))
  expect(await page.title()).toBe('小书 · 版心预览')
  const names = await page.$$eval('#editions button', (buttons) => buttons.map(({ textContent }) => textContent))
  expect(names).toEqual(['booklet', 'booklet-vertical', 'handout'])
  expect(await page.$eval('#summary', ({ textContent }) => textContent)).toBe('没有问题')
  const count = (await drawnIn(page)).length
  expect(await page.$eval('#count', ({ textContent }) => textContent)).toBe(`共 ${count} 页`)

  // The last page has the second chapter: its title, and one line.
  expect(await clickOn(page, count - 1, 0.3, 0.25)).toMatch(/^02\.md:\d+:\d+/)
  await vi.waitFor(async () => expect((await drawnIn(page)).at(-1)).toBeGreaterThan(0))
  const before = (await drawnIn(page)).at(-1) as number
  await write('02.md', `${FILES['02.md']}\n${'后来又添了一段，添了又添。'.repeat(10)}\n`)
  await page.waitForFunction(() => document.querySelector('.page.changed') !== null)
  const changed = await page.$$eval('.page', (sheets) => sheets.map((sheet) => sheet.classList.contains('changed')))
  expect(changed.flatMap((one, index) => (one ? [index] : []))).toEqual([count - 1])
  expect((await drawnIn(page)).at(-1)).toBeGreaterThan(2 * before)
  await phase('done')
  expect(complaints).toEqual([])
  expect(told.every((line) => /^✓ booklet　\d+ 页　[\d.]+ 秒/.test(line))).toBe(true)
})

test('an error is shown with its place, the pages stay, and all is well when it is mended', async () => {
  const { page, phase, write } = await viewed()
  await phase('done')
  const count = (await drawnIn(page)).length
  await write('02.md', `${FILES['02.md']}\n![无](没有.png)\n`)
  await phase('failed')
  expect(await page.$eval('#status', ({ textContent }) => textContent)).toContain('页面还是改动以前的')
  const finding = await page.$eval('#findings', ({ textContent }) => textContent)
  expect(finding).toContain('找不到图片 没有.png')
  expect(finding).toContain('02.md:5:1')
  expect((await drawnIn(page)).length).toBe(count)
  await page.click('#findings button')
  await page.waitForFunction(() => document.querySelector('#source .here')?.textContent?.includes('没有.png'))
  await write('02.md', FILES['02.md'])
  await phase('done')
  expect(await page.$eval('#summary', ({ textContent }) => textContent)).toBe('没有问题')
})

test('a book that has an error from the beginning is shown when it is mended', async () => {
  const { page, phase, write } = await viewed({ files: { 'book.yaml': 'titel: 书\n' } })
  await phase('failed')
  expect(await page.$eval('#findings', ({ textContent }) => textContent)).toContain('titel')
  expect(await drawnIn(page)).toEqual([])
  await write('book.yaml', FILES['book.yaml'])
  await phase('done')
  expect((await drawnIn(page)).length).toBeGreaterThan(3)
})

test('a right-bound edition has its rectos at the left', async () => {
  const { page, phase } = await viewed()
  await phase('done')
  /** The second and the third page, from left to right. */
  const fromLeft = () =>
    page.$$eval('.page', (sheets) =>
      sheets
        .slice(1, 3)
        .sort((one, other) => one.getBoundingClientRect().left - other.getBoundingClientRect().left)
        .map((sheet) => (sheet as HTMLElement).dataset.side),
    )
  expect(await fromLeft()).toEqual(['verso', 'recto'])
  await page.$$eval('#editions button', (buttons) => (buttons[1] as HTMLElement).click())
  await page.waitForFunction(() => document.querySelector('main.vertical .page canvas') !== null)
  expect(await fromLeft()).toEqual(['recto', 'verso'])
  await phase('done')
  // A click in a vertical column: the second of its characters.
  const count = (await drawnIn(page)).length
  expect(await clickOn(page, count - 1, 0.8, 0.4)).toMatch(/^02\.md:[13]:\d+/)
  await page.$$eval('#editions button', (buttons) => (buttons[2] as HTMLElement).click())
  await page.waitForFunction(() => document.querySelector('main:not(.vertical, .facing) .page canvas') !== null)
})

test('a click opens the author’s editor at the place', async () => {
  const folder = await folderWith({
    'editor.mjs': "import fs from 'node:fs'\nfs.writeFileSync(process.argv[2], process.argv[3])\n",
  })
  const out = path.join(folder, 'out')
  const editor = `"${process.execPath}" "${path.join(folder, 'editor.mjs')}" "${out}" {file}:{line}:{column}`
  const { page, phase, root } = await viewed({ editor })
  await phase('done')
  const count = (await drawnIn(page)).length
  const [place = ''] = (await clickOn(page, count - 1, 0.3, 0.25)).match(/^[^:]+:\d+:\d+/) ?? []
  await vi.waitFor(async () => expect(await readFile(out, 'utf8')).toBe(path.join(root, place)), 10_000)
})

test('the page says when the preview is over', async () => {
  const { page, phase, preview } = await viewed()
  await phase('done')
  await preview.close()
  await phase('gone')
  expect(await page.$eval('#status', ({ textContent }) => textContent)).toContain('预览已经停止')
})
