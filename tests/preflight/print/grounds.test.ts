import { beforeAll, expect, test } from 'vitest'
import { contentsOf } from '../../../scripts/pdf/colour/streams.ts'
import { PDFDocument, PDFName, type PDFRawStream } from '../../../scripts/pdf/pdf-lib.ts'
import { unreadableFindings } from '../../../scripts/preflight/print/grounds.ts'
import { openPainter } from '../../../scripts/preflight/print/paint.ts'
import { pagesWith } from './sample.ts'

let sample: Uint8Array

beforeAll(async () => {
  sample = await pagesWith(['word'])
})

/** What nobody can see of a page that has a word at 80, 400 pt, in black ink unless said otherwise, after these operators. */
async function unseen(before: string, colour = '0 0 0 1 k') {
  const pdf = await PDFDocument.load(sample)
  const { node } = pdf.getPage(0)
  node.Resources()?.set(PDFName.of('ExtGState'), pdf.context.obj({ Thin: { ca: 0.3 } }))
  const stream = pdf.context.lookup(node.get(PDFName.of('Contents'))) as PDFRawStream
  const content = Buffer.from(contentsOf(stream)).toString()
  const operators = content.replace('0 0 0 rg', `${before} ${colour}`)
  node.set(PDFName.of('Contents'), pdf.context.register(pdf.context.stream(operators)))
  const read = await PDFDocument.load(await pdf.save())
  return openPainter()(read.getPage(0).node).unseen
}

const BLACK = '0 0 0 1 k 70 390 90 40 re f'

test('black on black, white on paper, grey on nearly the same grey', async () => {
  expect(await unseen(BLACK)).toBe('word')
  expect(await unseen('', '0 0 0 0 k')).toBe('word')
  expect(await unseen(BLACK.replace('1 k', '.55 k'), '0 0 0 .6 k')).toBe('word')
})

test('text that stands off, beside the ground, or on what has no colour of its own', async () => {
  expect(await unseen('')).toBe('')
  expect(await unseen(BLACK, '0 0 0 0 k')).toBe('')
  expect(await unseen(BLACK.replace('70', '270'))).toBe('')
  expect(await unseen(BLACK.replace('1 k', '.5 k'))).toBe('')
  // A white ground on the black one, a black one that is thin, one that a clip leaves out, one with a hole.
  expect(await unseen(`${BLACK} 0 0 0 0 k 75 395 80 30 re f`)).toBe('')
  expect(await unseen(`q /Thin gs ${BLACK} Q`)).toBe('')
  expect(await unseen(`q 300 300 9 9 re W n ${BLACK} Q`)).toBe('')
  expect(await unseen('0 0 0 1 k 70 390 90 40 re 75 395 80 30 re f*')).toBe('')
  // The corner of a circle's box is not the circle.
  const circle = '50 405 m 50 480 l 150 480 l 150 330 l 50 330 l h f'
  expect(await unseen(`0 0 0 1 k ${circle}`)).toBe('word')
  expect(await unseen(`0 0 0 1 k 1 0 0 1 30 70 cm ${circle} 1 0 0 1 -30 -70 cm`)).toBe('')
})

test('the page is named, and what to do', () => {
  const [found, ...others] = unreadableFindings(
    [{ unseen: '' }, { unseen: '看不见' }],
    [
      { label: 'i', source: '' },
      { label: 'ii', source: '01.md:3:1' },
    ],
    'black',
  )
  expect(others).toEqual([])
  expect(found).toMatchObject({ rule: 'preflight/press-unreadable', place: { file: '01.md', line: 3 } })
  expect(found?.message).toContain('第 ii 页的“看不见”')
})
