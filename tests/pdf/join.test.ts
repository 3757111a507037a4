import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { beforeAll, expect, test } from 'vitest'
import { openOrigin } from '../../scripts/browser/origin.ts'
import { openTab } from '../../scripts/browser/tab.ts'
import type { FontSet } from '../../scripts/fonts/face.ts'
import type { SheetPiece } from '../../scripts/pages/sheet.ts'
import { joinPieces } from '../../scripts/pdf/join.ts'
import { openPress } from '../../scripts/pdf/press.ts'
import { readPrint } from '../../scripts/pdf/read-print.ts'
import { writePdf } from '../../scripts/pdf/write.ts'
import { readGlyphs } from '../golden-pages/glyphs.ts'
import { browserForTests, fontsForTests } from '../support/layouter.ts'

const session = await browserForTests()
const shell = ({ css }: FontSet) => `<!doctype html><html lang="zh-Hans"><head><title>two pieces</title>
<style>${css} body { font-family: "Banxin Song" } h2 { font-family: "Banxin Hei" } section { break-after: page }</style>
<style id="page-rules"></style></head><body></body></html>`

const piece = (body: string, targets: string[] = []): SheetPiece => ({
  rules: '@page { size: 148mm 210mm }',
  body,
  targets,
})
const FIRST = piece(
  '<section><h1 id="one">天</h1><p><a href="#远">远处</a><a href="#nowhere">无处</a></p></section>' +
    '<section><h2 id="two">地</h2><p>玄<strong>黄</strong></p></section>',
  ['one'],
)
const SECOND = piece(
  '<section><h3 id="远">宇</h3><table><thead><tr><th>洪<th>宙</tr></thead><tbody><tr><td>荒<td>日</tr></tbody></table></section>' +
    '<section><h1>月</h1><p>盈<a href="#one">回去</a></p></section>',
  ['远'],
)

const LETTERS = ['lmnop', 'lnp'].map((letters) => piece(`<section><p>${letters}</p></section>`))

let prints: Uint8Array[]
let joined: Uint8Array

let left = Number.NaN

beforeAll(async () => {
  const fonts = await fontsForTests('天地玄黄宇宙洪荒日月盈远处无回去lmnop')
  const files = new Map(fonts.faces.map((face) => [`/fonts/${face.name}`, { body: face.data, type: 'font/ttf' }]))
  files.set('/sheet.html', { body: Buffer.from(shell(fonts)), type: 'text/html; charset=utf-8' })
  const origin = await openOrigin({ root: '/', assets: [], files })
  const tab = await openTab(session, origin)
  const press = await openPress(tab)
  prints = []
  for (const one of [FIRST, SECOND, ...LETTERS]) prints.push(await press.print(one))
  left = await tab.evaluate(() => document.body.childNodes.length)
  await tab.close()
  await origin.close()
  joined = await join(prints.slice(0, 2))
})

test('a piece that is printed is not kept in its tab', () => {
  expect(left).toBe(0)
})

test('pages and their text stand one behind the other', async () => {
  const file = await open(joined)
  expect(file.numPages).toBe(4)
  expect(await Promise.all([1, 2, 3, 4].map((number) => textOf(file, number)))).toEqual([
    '天远处无处',
    '地玄黄',
    '宇洪宙荒日',
    '月盈回去',
  ])
})

test('a face is one font, with the glyphs of all pieces', async () => {
  const names = [
    ...Buffer.from(await plain(prints.slice(0, 2)))
      .toString('latin1')
      .matchAll(/\/FontName \/(\S+)/g),
  ].map(([, name]) => name)
  expect(names.map((name) => name?.replace(/^[A-Z]{6}\+/, ''))).toEqual([
    ...new Set(names.map((name) => name?.slice(7))),
  ])
})

test('a glyph keeps its width, though another piece has only its neighbours', async () => {
  const widths = async (pdf: Uint8Array) =>
    (await readGlyphs(pdf)).flatMap(({ glyphs }) => glyphs.map(({ text, width }) => `${text} ${width.toFixed(3)}`))
  const [letters = new Uint8Array(), neighbours = new Uint8Array()] = prints.slice(2)
  expect(await widths(await join([letters, neighbours]))).toEqual([
    ...(await widths(letters)),
    ...(await widths(neighbours)),
  ])
})

test('links lead from piece to piece, and what leads nowhere stays to be found', async () => {
  const file = await open(joined)
  const [there, nowhere] = await (await file.getPage(1)).getAnnotations()
  expect(await pageOf(file, there.dest)).toBe(2)
  expect(nowhere.url ?? nowhere.unsafeUrl).toContain('#nowhere')
  const [back] = await (await file.getPage(4)).getAnnotations()
  expect(await pageOf(file, back.dest)).toBe(0)
})

test('headings of all pieces make one outline, nested by level', async () => {
  const outline = await (await open(joined)).getOutline()
  const tree = (items: typeof outline): unknown =>
    items?.map((item) => [item.title, ...(tree(item.items) as unknown[])])
  expect(tree(outline)).toEqual([['天', ['地', ['宇']]], ['月']])
})

test('tags stay, without an element for every line', async () => {
  const file = await open(joined)
  const roles = JSON.stringify(await (await file.getPage(3)).getStructTree())
  for (const role of ['H3', 'Table', 'TH', 'TD']) expect(roles).toContain(`"role":"${role}"`)
  const text = Buffer.from(await plain(prints.slice(0, 2))).toString('latin1')
  expect(text).not.toMatch(/\/S \/NonStruct\s+\/P \d+ 0 R\s+\/Pg \d+ 0 R\s+\/K \d+>>/)
  // The cells name their heads by the new IDs.
  expect(text.match(/\/ID \(node\d+\)/g)).toEqual(['/ID (node00000001)', '/ID (node00000002)'])
  expect(text).toContain('/Headers [(node00000001)]')
})

test('the same pieces printed later give the same bytes', async () => {
  const later = prints.slice(0, 2).map((print) =>
    Buffer.from(
      Buffer.from(print)
        .toString('latin1')
        .replace(/\(node0*(\d+)\)/g, (_, number: string) => `(node${String(Number(number) + 7).padStart(8, '0')})`),
      'latin1',
    ),
  )
  expect(Buffer.compare(joined, await join(later))).toBe(0)
})

test.each([
  ['no PDF at all', new TextEncoder().encode('<html>')],
  ['cut off', new TextEncoder().encode('%PDF-1.4\n1 0 obj\n<<>>\nendobj\nstartxref\n9\n%%EOF\n')],
])('a print that is %s is refused', (_name, bytes) => {
  expect(() => readPrint(bytes)).toThrow(/browser/)
})

async function join(pieces: Uint8Array[]): Promise<Uint8Array> {
  return writePdf((await joinPieces(pieces.map(readPrint))).context, 'test')
}

/** The joined objects, not packed. */
async function plain(pieces: Uint8Array[]): Promise<Uint8Array> {
  const { context } = await joinPieces(pieces.map(readPrint))
  return Buffer.from(
    context
      .enumerateIndirectObjects()
      .map(([, object]) => object.toString())
      .join('\n'),
    'latin1',
  )
}

async function open(pdf: Uint8Array) {
  return getDocument({ data: pdf.slice(), verbosity: 0 }).promise
}

type File = Awaited<ReturnType<typeof open>>

async function textOf(file: File, number: number): Promise<string> {
  const { items } = await (await file.getPage(number)).getTextContent()
  return items.map((item) => ('str' in item ? item.str.trim() : '')).join('')
}

async function pageOf(file: File, name: string): Promise<number> {
  const destination = await file.getDestination(name)
  return file.getPageIndex(destination?.[0])
}
