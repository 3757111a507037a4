import { expect, test } from 'vitest'
import { stampEach } from '../../../scripts/pdf/copies/each.ts'
import { PDFDocument } from '../../../scripts/pdf/pdf-lib.ts'
import { readPages, samplePaper } from './paper.ts'

async function copies(numbers: number[], changes: { watermark?: string } = {}) {
  const { paper, stamp } = await samplePaper(2)
  const made: { number: number; data: Uint8Array }[] = []
  for await (const copy of stampEach(paper, { stamp: { ...stamp, ...changes }, numbers, name: 'x' })) made.push(copy)
  return made
}

test('each has its own number, on the first page at its place, below the text in the watermark of all', async () => {
  const [first, second] = await copies([1, 200])
  const { pages } = await readPages(first?.data ?? new Uint8Array())
  expect(pages.map(({ text }) => text.join(' '))).toEqual(['内部资料 000001 Page 1 000001', '内部资料 000001 Page 2'])
  expect(pages[0]?.places.at(-1)).toEqual([28, 42])
  expect((await readPages(second?.data ?? new Uint8Array())).pages[1]?.text.join(' ')).toBe('内部资料 000200 Page 2')
})

test('without a watermark only the first page is stamped', async () => {
  const [only] = await copies([7], { watermark: undefined })
  const { pages } = await readPages(only?.data ?? new Uint8Array())
  expect(pages.map(({ text }) => text.join(' '))).toEqual(['Page 1 000007', 'Page 2'])
})

test('copies are told apart by their identifiers, and the same copy has the same bytes', async () => {
  const [one, two] = await copies([1, 2])
  const [again] = await copies([1])
  const id = async (data: Uint8Array = new Uint8Array()) =>
    (await PDFDocument.load(data)).context.trailerInfo.ID?.toString().replace(/\s/g, '')
  expect(await id(one?.data)).not.toBe(await id(two?.data))
  expect(await id(one?.data)).toMatch(/^\[<[0-9a-f]{32}><[0-9a-f]{32}>\]$/i)
  expect(Buffer.compare(one?.data ?? Buffer.of(1), again?.data ?? Buffer.of(2))).toBe(0)
})

test('a watermark that the face cannot write is refused', async () => {
  await expect(copies([1], { watermark: '绝密' })).rejects.toThrow('绝')
})
