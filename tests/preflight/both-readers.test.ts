import { expect, test, vi } from 'vitest'
import { type Asked, readByBoth } from '../../scripts/preflight/both-readers.ts'
import type { ExpectedPage, PdfPage } from '../../scripts/preflight/pdf-facts.ts'

const WHOLE = { count: 4, outline: [], destinations: new Map(), title: '', tagged: true }
const asked: Asked = new Map([0, 1, 2, 3].map((index) => [index, { order: { margins: '', runs: [] } }]))
const places = (x: number) => ({ looks: '人', lengths: Float64Array.of(x, 0, 9, 9, 9) })

/** A page as a reader tells it, with what was asked for. */
function page({ places: wanted }: ExpectedPage, more: Partial<PdfPage> = {}): PdfPage {
  const plain: PdfPage = {
    width: 9,
    height: 9,
    text: '人',
    sizes: new Set([9]),
    links: new Set(),
    fonts: [],
    pictures: [],
  }
  return { ...plain, ...(wanted && { places: places(1) }), ...more }
}

async function read(own: (index: number) => Partial<PdfPage> | undefined, others: Partial<PdfPage> = {}) {
  const byPdfJs = vi.fn(async (wanted: Asked) => ({
    ...WHOLE,
    read: [...wanted].map(([index, expected]): [number, PdfPage] => [
      index,
      page(expected, { title: 'js', ...others } as never),
    ]),
  }))
  const byOperators = async (wanted: Asked) =>
    new Map(
      [...wanted].flatMap(([index, expected]) => {
        const more = own(index)
        return more ? [[index, page(expected, { title: 'js', ...more } as never)] as const] : []
      }),
    )
  const facts = await readByBoth(asked, [0, 3], { byPdfJs, byOperators })
  return { facts, asked: byPdfJs.mock.calls.map(([wanted]) => [...wanted.keys()]) }
}

test('two readers that agree: PDF.js reads its pages, and no other', async () => {
  const { facts, asked } = await read(() => ({ links: new Set() }))
  expect(asked).toEqual([[0, 3]])
  expect(facts.byOperators).toBe(4)
  const found = new Map(facts.read)
  expect([...found.keys()].sort()).toEqual([0, 1, 2, 3])
  expect([...found.values()].some((one) => 'places' in one)).toBe(false)
})

test.each<[string, Partial<PdfPage>]>([
  ['another text', { text: '入' }],
  ['a glyph elsewhere', { places: places(1.05) }],
  ['a link', { links: new Set(['a']) }],
  ['another font', { fonts: [{ name: 'A', type: 'Type3', embedded: true }] }],
])('%s on one page that both have read: PDF.js reads all', async (_, more) => {
  const { facts, asked } = await read((index) => (index === 3 ? more : {}))
  expect(asked).toEqual([
    [0, 3],
    [0, 1, 2, 3],
  ])
  expect(facts.byOperators).toBeUndefined()
})

test('a picture or a rule that only one has seen', async () => {
  const picture = { width: 3, height: 3, ppi: 300 }
  const rule = { looks: '人', lengths: Float64Array.of(1, 0, 9, 9, 9, 1, 0, 0, 9, 1) }
  expect((await read(() => ({}), { pictures: [picture] })).facts.byOperators).toBeUndefined()
  expect((await read(() => ({ pictures: [picture] }))).facts.byOperators).toBeUndefined()
  expect((await read((index) => (index === 0 ? { places: rule } : {}))).facts.byOperators).toBeUndefined()
})

test('pages are not trusted where none was compared', async () => {
  const { facts, asked } = await read((index) => (index === 0 || index === 3 ? undefined : {}))
  expect(asked.at(-1)).toEqual([0, 1, 2, 3])
  expect(facts.byOperators).toBeUndefined()
})

test('what cannot be read by its operators is read by PDF.js; lengths differ by rounding', async () => {
  const { facts, asked } = await read((index) =>
    index === 1 || index === 3 ? undefined : index === 0 ? { places: places(1.004) } : {},
  )
  expect(asked).toEqual([
    [0, 3],
    [1, 3],
  ])
  expect(facts.byOperators).toBe(2)
})
