import { readdir, readFile, writeFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { points } from '../../scripts/pdf/boxes.ts'
import { findGhostscript } from '../../scripts/pdf/colour/ghostscript.ts'
import { PDFDocument } from '../../scripts/pdf/pdf-lib.ts'
import { work as readPages } from '../../scripts/preflight/pdf-thread.ts'
import { aBook } from '../support/command.ts'
import { BOOK_YAML } from '../support/folder.ts'

const TEXT = `# 第一讲\n\n${'一段话说了又说，说到纸边便折行，折到页底便翻页。'.repeat(60)}\n`
const yaml = (editions: string) =>
  `${BOOK_YAML}editions:\n  h: { theme: handout }\n  b: { theme: booklet }\n${editions}`
const bookOf = (editions: string) => aBook({ 'book.yaml': yaml(editions), '01.md': TEXT })
type Row = { name: string; pages: number; sheets: number | null; copies: number | null; files?: { file: string }[] }

async function rows(book: Awaited<ReturnType<typeof aBook>>, folder = 'dist'): Promise<Row[]> {
  return JSON.parse(await book.read(`${folder}/report.json`)).editions
}

test('sheets and a press file: their source is made for them and not written; the same bytes as beside it', async () => {
  const book = await bookOf('  s: { of: b, impose: saddle }\n  p: { of: b, press: true, cover: false }\n')
  const alone = (await book.run('build', '书', '-e', 's', 'p')).exits(0).says('b 印制', 's 拼版', 'p 制作')
  expect(alone.stderr.match(/b 排版/g)).toHaveLength(1)
  expect(await book.dist()).toEqual(['p.pdf', 'report.html', 'report.json', 's.pdf'])
  const [sheets, press] = await rows(book)
  // Eleven pages and a blank back on three sheets, and the one that says how to print.
  expect(sheets).toMatchObject({ name: 's', of: 'b', pages: 8, sheets: 4 })
  // Without the cover and its back.
  expect(press).toMatchObject({ name: 'p', of: 'b', pages: 9, sheets: null })
  const { labels, outline } = await readPages({
    pdf: new Uint8Array(await readFile(book.path('dist/p.pdf'))),
    wanted: new Map(),
    skipped: new Set(),
  })
  expect(labels?.slice(0, 3)).toEqual(['i', 'ii', 'iii'])
  expect(outline.find(({ title }) => title === '第一讲')?.page).toBe((labels ?? []).indexOf('1'))

  ;(await book.run('build', '书', '-o', 'all')).exits(0)
  for (const file of ['s.pdf', 'p.pdf'])
    expect((await readFile(book.path(`all/${file}`))).equals(await readFile(book.path(`dist/${file}`)))).toBe(true)
})

const PICTURE =
  '<svg xmlns="http://www.w3.org/2000/svg" width="740" height="1050"><rect width="740" height="1050" fill="#789"/></svg>'
const millimetres = ({ x, y, width, height }: Rectangle) =>
  [x, y, x + width, y + height].map((pt) => Math.round((pt / 72) * 2540) / 100)
type Rectangle = { x: number; y: number; width: number; height: number }

test('bleed and wrap: a picture and a ground go on beyond the edge, measured on the finished files', async () => {
  const book = await aBook({
    'book.yaml': `${yaml(
      [
        '  v: { theme: booklet, writing: vertical }',
        '  p: { of: b, press: true, bleed: 5 }',
        '  w: { of: b, wrap: true, caliper: 0.5, board: 2 }',
        '  wv: { of: v, wrap: true, colour: black }',
        '',
      ].join('\n'),
    )}description: 讲了一件事。\n`,
    '01.md': `${TEXT}\n:::figure[远望]{#fig-a bleed}\n![远望](a.svg)\n:::\n\n${TEXT.slice(7)}`,
    'a.svg': PICTURE,
    'style.css': ':root { --cover-ground: #dcd }\n',
  })
  ;(await book.run('build', '书', '-e', 'p', 'w', 'wv'))
    .exits(0)
    .says('没有问题', '书脊只有', '头两页是封面和它的背面，封面又在 w 里', '写 cover: false')
  type Report = { editions: { name: string; pages: number; spine: number | null }[] }
  const { editions } = JSON.parse(await book.read('dist/report.json')) as Report
  const spines = Object.fromEntries(editions.map(({ name, spine }) => [name, spine]))
  expect(spines).toEqual({ p: null, w: 7, wv: 1.1 })

  const load = async (name: string) => PDFDocument.load(await readFile(book.path(`dist/${name}.pdf`)))
  const [press, wrap] = [await load('p'), await load('w')]
  for (const page of press.getPages()) {
    const trim = millimetres(page.getTrimBox())
    const [x = 0, y = 0] = trim
    expect([(trim[2] as number) - x, (trim[3] as number) - y].map((mm) => mm.toFixed(2))).toEqual(['148.00', '210.00'])
    expect(millimetres(page.getBleedBox())).toEqual([x - 5, y - 5, x + 153, y + 215].map((mm) => Number(mm.toFixed(2))))
  }
  const width = (box: Rectangle) => ((box.width / 72) * 25.4).toFixed(2)
  expect(width(wrap.getPage(0).getTrimBox())).toBe('303.00')
  expect(width(wrap.getPage(0).getBleedBox())).toBe('309.00')

  const all = ['left', 'top', 'right', 'bottom']
  const cut = { trim: points(14), bleed: points(14 - 5), text: points(17) }
  const pdf = new Uint8Array(await readFile(book.path('dist/p.pdf')))
  const { read } = await readPages({ pdf, wanted: new Map(), skipped: new Set(), cut })
  const reaching = read.flatMap(([, { edges }]) => (edges && edges.bleeds.length > 0 ? [edges.bleeds] : []))
  // The cover; and the page with the picture, whose foot has its caption.
  expect(reaching).toEqual([all, ['left', 'top', 'right']])
})

test.skipIf(!(await findGhostscript()))(
  'four colours: a whole book with three levels of headings, and its cover',
  async () => {
    const levels = `## 一节\n\n${TEXT.slice(7)}\n### 一小节\n\n${TEXT.slice(7)}\n#### 一款\n\n一句。\n\n`
    const book = await aBook({
      'book.yaml': `${yaml('  c: { of: b, press: true, colour: cmyk, cover: false }\n  w: { of: b, wrap: true, colour: cmyk }\n')}price: 38.00 元\n`,
      '01.md': `${TEXT}\n${levels}${levels}${levels}`,
    })
    ;(await book.run('build', '书', '-e', 'b', 'c', 'w')).exits(0).says('c 制作', 'w 书封')
    expect(await book.dist()).toEqual(['b.pdf', 'c.pdf', 'report.html', 'report.json', 'w.pdf'])
  },
)

test('numbered copies by the command line: one file beside the handout, or a folder of files', async () => {
  const book = await bookOf('')
  ;(await book.run('build', '书', '-e', 'h', '--copies', '1-3', '--watermark', '内部')).exits(0)
  expect(await book.dist()).toEqual(['h-copies.pdf', 'h.pdf', 'report.html', 'report.json'])
  ;(await book.run('build', '书', '-e', 'h', '--copies', '5-9', '--each', '-o', 'each')).exits(0)
  ;(await book.run('build', '书', '-e', 'h', '--copies', '7-8', '--each', '-o', 'each')).exits(0)
  expect(await readdir(book.path('each/h-copies'))).toEqual(['000007.pdf', '000008.pdf'])
  const row = (await rows(book, 'each')).find(({ name }) => name === 'h-copies')
  expect(row?.copies).toBe(2)
  expect(row?.files?.map(({ file }) => file)).toEqual(['h-copies/000007.pdf', 'h-copies/000008.pdf'])
})

test('copies as files take the place of the one file of an earlier build, and the other way round', async () => {
  const book = await bookOf('  c: { of: h, copies: 1-2 }\n')
  ;(await book.run('build', '书', '-e', 'c')).exits(0)
  ;(await book.run('build', '书', '-e', 'c', '--copies', '1-2', '--each')).exits(0).says('旧的 c.pdf 已删去')
  expect(await book.dist()).toEqual(['c', 'report.html', 'report.json'])
  ;(await book.run('build', '书', '-e', 'c')).exits(0)
  expect(await book.dist()).toEqual(['c.pdf', 'report.html', 'report.json'])
})

test('the number of the copy has the first line to itself: above the head of a meeting, above a paper alone', async () => {
  const papers = {
    meeting: { 'book.yaml': `${yaml('')}meeting: { name: 会议, notice: 会后收回 }\n`, '01.md': TEXT },
    alone: { 'book.yaml': yaml(''), '01.md': TEXT.replace('第一讲', '小书') },
  }
  for (const files of Object.values(papers)) {
    // Whether anything lies below the number is among the checks of the build.
    ;(await (await aBook(files)).run('build', '书', '-e', 'h', '--copies', '1-2')).exits(0)
  }
})

test('the command line renumbers the copies that book.yaml has', async () => {
  const book = await bookOf('  c: { of: h, copies: 1-50 }\n')
  ;(await book.run('build', '书', '-e', 'c', '--copies', '51,53')).exits(0)
  expect((await rows(book)).map(({ name, copies }) => [name, copies])).toEqual([['c', 2]])
})

test('a back that has no room for what the book is about', async () => {
  const book = await bookOf(`  w: { of: b, wrap: true }\ndescription: ${'很长，说了又说。'.repeat(200)}\n`)
  ;(await book.run('build', '书', '-e', 'w')).exits(2).says('书脊或封底排不下它的字', '缩短书名')
  expect(await book.dist()).toEqual(['report.html', 'report.json'])
})

test('a spine with a long title, and sheets too thick to be stapled or to be folded', async () => {
  const editions = [
    '  w: { of: b, wrap: true, caliper: 0.5, board: 3 }',
    '  s: { of: b, impose: saddle, caliper: 0.5 }',
    '',
  ].join('\n')
  const named = yaml(editions).replace(/^title:.*$/m, `title: ${'很长的一个书名'.repeat(6)}`)
  const paragraphs = '一段话说了又说，说到纸边便折行。'.repeat(480)
  const book = await aBook({ 'book.yaml': named, '01.md': `# 第一讲\n\n${paragraphs}\n` })
  ;(await book.run('build', '书', '-e', 'w', 's', '--draft')).exits(0).says('✓ w 书封', '厚 3.0 毫米，骑马订订不透')
  await writeFile(book.path('书/style.css'), ':root { --margin-inner: 6mm; }\n')
  ;(await book.run('build', '书', '-e', 's', '--draft'))
    .exits(2)
    .says('订口只有 6.0 毫米，字会到折缝里。 [impose/creep]')
})

test('what is asked for and cannot be', async () => {
  const book = await bookOf('  big: { of: h, impose: saddle, paper: a4 }\n  c: { of: b, press: true, colour: cmyk }\n')
  ;(await book.run('build', '书', '-e', 'big')).exits(2).says('书/book.yaml:7:33', '纸 a4 太小', '写 paper: a3')
  ;(await book.run('build', '书', '-e', 'h', '--copies', '9-1')).exits(2).says('份号 9-1 看不懂')
  ;(await book.run('build', '书', '-e', 'b', '--copies', '1-9')).exits(2).says('要编份号，却没有讲义')
  ;(await book.run('build', '书', '-e', 'h', '--each')).exits(2).says('--each 要与 --copies 同用')
  ;(await book.run('build', '书', '-e', 'h', '--copies', '1', '--watermark', '\u{10fffd}'))
    .exits(2)
    .says('字体没有的字')
})

test('a source that fails takes with it what is made from it, and says so', async () => {
  const row = (cell: string) => `|${cell.repeat(24)}\n`
  const table = row('一二三四五|') + row('-|') + row('12345678|').repeat(3)
  const book = await aBook({ 'book.yaml': yaml('  s: { of: b, impose: saddle }\n'), '01.md': `# 题\n\n${table}` })
  ;(await book.run('build', '书', '-e', 's')).exits(1).says('版本 s 由 b 做成，b 没有做成', '内容超出版心')
  expect(await book.dist()).toEqual(['report.html', 'report.json'])
})
