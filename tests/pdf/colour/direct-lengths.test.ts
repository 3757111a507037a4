import { expect, test } from 'vitest'
import { directLengths } from '../../../scripts/pdf/colour/direct-lengths.ts'
import { PDFDocument, type PDFRawStream, PDFRef } from '../../../scripts/pdf/pdf-lib.ts'

/** As Ghostscript writes it: the length after the stream, and nothing between its last byte and `endstream`. */
const written = (data: string) =>
  Buffer.from(
    [
      '%PDF-1.7',
      '1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj',
      '2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj',
      `3 0 obj\n<</Length 4 0 R>>\nstream\n${data}endstream\nendobj`,
      `4 0 obj\n${data.length}\nendobj`,
      'trailer\n<</Root 1 0 R/Size 5>>\nstartxref\n0\n%%EOF',
    ].join('\n'),
    'latin1',
  )

test.each(['data', 'data\n', 'data\r', 'data\r\n', ' stream '])('a stream keeps its last byte: %j', async (data) => {
  const pdf = await PDFDocument.load(directLengths(written(data)))
  const stream = pdf.context.lookup(PDFRef.of(3)) as PDFRawStream
  expect(Buffer.from(stream.contents).toString()).toBe(data)
})

test('nothing else moves', () => {
  const before = written('data').toString()
  expect(Buffer.from(directLengths(written('data'))).toString()).toBe(
    before.replace('4 0 R>>\nstream', '4    >>\nstream'),
  )
})
