import { expect, test } from 'vitest'
import { PDFDocument, PDFName } from '../../scripts/pdf/pdf-lib.ts'
import { writePdf } from '../../scripts/pdf/write.ts'
import { readWrittenFile } from '../../scripts/pdf/written-file.ts'

async function sample(objects = 450) {
  const pdf = await PDFDocument.create({ updateMetadata: false })
  const { context } = pdf
  const plain = Array.from({ length: objects }, (_, index) => context.register(context.obj({ Number: index })))
  const stream = context.register(context.stream('q Q\nstream\nq Q', { Kind: PDFName.of('Content') }))
  return { bytes: writePdf(context, 'sample'), plain, stream }
}

test('finds every object where writePdf put it', async () => {
  const { bytes, plain, stream } = await sample()
  const file = readWrittenFile(bytes)
  expect(file.object(file.root).text).toContain('/Type /Catalog')
  const read = plain.map(({ objectNumber }) => file.object(objectNumber).text.match(/\/Number (\d+)/)?.[1])
  expect(read).toEqual(plain.map((_, index) => `${index}`))
  const content = file.object(stream.objectNumber)
  expect(content.text).toContain('/Kind /Content')
  expect(Buffer.from(content.stream ?? []).toString('latin1')).toBe('q Q\nstream\nq Q')
})

test('knows what is not there', async () => {
  const { bytes } = await sample(1)
  const file = readWrittenFile(bytes)
  expect(() => file.object(0)).toThrow('object 0')
  expect(() => file.object(9999)).toThrow('object 9999')
})

test('refuses files of others, and its own when they are cut off', async () => {
  const other = await (await PDFDocument.create()).save({ useObjectStreams: false })
  const { bytes } = await sample(1)
  for (const file of [other, bytes.subarray(0, bytes.length - 20), new Uint8Array(10)]) {
    expect(() => readWrittenFile(file)).toThrow('not a file of ours')
  }
})
