import { createHash } from 'node:crypto'
import { rm, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { cacheFolder } from '../../scripts/config/cache.ts'
import { openWorkshop } from '../../scripts/fonts/workshop.ts'
import { openRebuilder, type Rebuilt } from '../../scripts/preview/rebuild.ts'
import { BOOK_YAML, folderWith } from '../support/folder.ts'
import { randomOf } from '../support/random.ts'

const EDITIONS = `editions:
  booklet: { theme: booklet }
  booklet-vertical: { theme: booklet, writing: vertical }
  booklet-press: { of: booklet, press: true }
  ebook: { format: epub }
`

const CHAPTERS = {
  '01.md': `# 第一章\n\n${'这一段话说了又说，说到纸边便折行，折到页底便翻页。'.repeat(20)}见第:page{#end}页。\n\n有注[^a]，也有“引号”。\n\n[^a]: 注。\n`,
  '02.md': `# 第二章\n\n${'另一章的话，也是说了又说。'.repeat(60)}\n\n## 末节 {#end}\n\n到此为止。\n`,
  '03.md': '# 第三章\n\n短的一章。\n',
}

/** A book in a folder, and what makes it; `change` writes files (null: takes away). */
async function aBook(files: Record<string, string> = {}) {
  const root = await folderWith({ 'book.yaml': BOOK_YAML + EDITIONS, ...CHAPTERS, ...files })
  const cache = await cacheFolder()
  const workshop = openWorkshop(cache)
  const open = (own = cache) => {
    const rebuilder = openRebuilder({ manuscript: root, cache: own, env: process.env, workshop })
    onTestFinished(() => rebuilder.close())
    return rebuilder
  }
  onTestFinished(() => workshop.close())
  return {
    open,
    /** One that finds no layouts and no prints: what another has remembered wrongly it does not know. */
    async openFresh() {
      const own = await folderWith()
      for (const known of ['browser', 'fonts'])
        await symlink(path.join(cache, known), path.join(own, known), 'junction')
      return open(own)
    },
    async change(changes: Record<string, string | null>) {
      for (const [name, text] of Object.entries(changes)) {
        const file = path.join(root, name)
        await (text === null ? rm(file) : writeFile(file, text))
      }
    },
  }
}

const errorsOf = ({ diagnostics }: Rebuilt) =>
  diagnostics.filter(({ severity }) => severity !== 'info').map(({ rule }) => rule)
const textOf = ({ pages }: Rebuilt) => pages?.pages.flatMap(({ blocks }) => blocks.map(({ text }) => text)).join('\n')

/** Everything of a result that a reader may see. */
function seen({ pages, pdf, look, diagnostics }: Rebuilt) {
  return {
    pages: pages?.pages,
    geometry: pages?.geometry,
    look,
    diagnostics,
    pdf: pdf && createHash('sha256').update(pdf).digest('hex'),
  }
}

test('whatever came before, the pages and the PDF are those that the files give', async () => {
  const { open, openFresh, change } = await aBook()
  const kept = open()
  const changes: Record<string, string | null>[] = [
    {},
    { '01.md': CHAPTERS['01.md'].replace('说了又说', '讲了又讲') },
    // Pages come in between, so that the reference in the first chapter says another number.
    { '02.md': CHAPTERS['02.md'].replace('另一章', `${'多出来的话。'.repeat(300)}\n\n另一章`) },
    // A character that is among the common ones of no standard.
    { '03.md': '# 第三章\n\n短的一章，有一个㐂字。\n' },
    { 'style.css': 'p { color: #333 }\n' },
    { '03.md': null },
    { '01.md': CHAPTERS['01.md'], '02.md': CHAPTERS['02.md'], 'style.css': null },
    { 'book.yaml': BOOK_YAML.replace('小书', '大书') + EDITIONS },
    {},
    // What an edition says of itself decides how its text is set.
    { 'book.yaml': BOOK_YAML + EDITIONS.replace('writing: vertical', 'writing: vertical, quotes: corner') },
  ]
  for (const [round, files] of changes.entries()) {
    await change(files)
    const edition = round % 3 === 2 || round > 7 ? 'booklet-vertical' : 'booklet'
    const again = await kept.rebuild(edition)
    const fresh = await openFresh()
    expect(seen(again), `round ${round}`).toEqual(seen(await fresh.rebuild(edition)))
    await fresh.close()
    expect(errorsOf(again)).toEqual([])
    expect(again.edition?.name).toBe(edition)
    expect(await again.prove?.().found).toEqual([])
  }
})

const PARTS = [
  '一句话。',
  '见第:page{#end}页。',
  '**重的**话。',
  '有注[^b]。',
  '\n\n- 一项\n- 又一项\n\n',
  '\n\n## 节\n\n',
  '{汉字|hàn zì}',
  '另一句更长的话，长到要折行，折了行再说下去。',
]

/** A chapter of some random parts. */
function chapterOf(below: (count: number) => number): string {
  const body = Array.from({ length: 1 + below(12) }, () => PARTS[below(PARTS.length)]).join('')
  return `# 第三章\n\n始。${body}\n${body.includes('[^b]') ? '\n[^b]: 注文。\n' : ''}`
}

test('sixty random edits leave no trace of those before', async () => {
  const below = randomOf(20261124)
  const { open, openFresh, change } = await aBook()
  const kept = open()
  for (let round = 1; round <= 60; round += 1) {
    const text = chapterOf(below)
    await change({ '03.md': text })
    const last = await kept.rebuild()
    expect(errorsOf(last), text).toEqual([])
    if (round % 20 !== 0) continue
    const fresh = await openFresh()
    expect(seen(last), text).toEqual(seen(await fresh.rebuild()))
    await fresh.close()
  }
})

test('an error leaves no pages, says where it is, and is gone when it is mended', async () => {
  const { open, change } = await aBook()
  const rebuilder = open()
  expect((await rebuilder.rebuild()).pages).toBeDefined()
  await change({ '03.md': '# 第三章\n\n![无](没有.png)\n' })
  const broken = await rebuilder.rebuild()
  expect([broken.pages, broken.pdf, broken.prove]).toEqual([undefined, undefined, undefined])
  expect(broken.diagnostics).toContainEqual(
    expect.objectContaining({ rule: 'manuscript/image-missing', place: { file: '03.md', line: 3, column: 1 } }),
  )
  await change({ 'book.yaml': 'titel: 书\n' })
  expect(errorsOf(await rebuilder.rebuild())[0]).toMatch(/^config\//)
  await change({ 'book.yaml': BOOK_YAML + EDITIONS, '03.md': CHAPTERS['03.md'] })
  const mended = await rebuilder.rebuild()
  expect(errorsOf(mended)).toEqual([])
  expect(textOf(mended)).toContain('短的一章')
  expect(rebuilder.sourceOf('03.md')).toBe(CHAPTERS['03.md'])
})

test.each([0, 100, 300, 600, 1000, 1500, 2500])('closing gives up what is under way, after %s ms', async (delay) => {
  // Never laid out before, whoever else has run this test.
  const mark = process.hrtime.bigint()
  const long = Array.from({ length: 3000 }, (_, line) => `第${line}段，${'说了又说，'.repeat(30)}${mark}。\n\n`)
  const { open, change } = await aBook()
  await change({ '02.md': `# 长\n\n## 末 {#end}\n\n${long.join('')}` })
  const rebuilder = open()
  const made = rebuilder.rebuild().catch(() => undefined)
  await wait(delay)
  const start = performance.now()
  await rebuilder.close()
  expect((await made)?.pdf).toBeUndefined()
  expect(performance.now() - start).toBeLessThan(10_000)
  expect((await rebuilder.rebuild()).pdf).toBeUndefined()
})

test('only editions with pages of their own are made, the first unless another is named', async () => {
  const { open, change } = await aBook()
  const rebuilder = open()
  expect((await rebuilder.rebuild('booklet-press')).edition?.name).toBe('booklet')
  expect((await rebuilder.rebuild('booklet-vertical')).edition?.name).toBe('booklet-vertical')
  await change({ 'book.yaml': `${BOOK_YAML}editions:\n  ebook: { format: epub }\n` })
  expect(errorsOf(await rebuilder.rebuild())).toEqual(['preview/no-print-edition'])
})
