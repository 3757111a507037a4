import { expect, test } from 'vitest'
import { PDFDocument, PDFName } from '../../../scripts/pdf/pdf-lib.ts'
import { writePdf } from '../../../scripts/pdf/write.ts'
import { beginningOf, contentOf, openObjects } from '../../../scripts/preflight/content/objects.ts'

async function objectsOf(fill: (pdf: PDFDocument) => Record<string, unknown>) {
  const pdf = await PDFDocument.create({ updateMetadata: false })
  pdf.addPage()
  for (const [key, value] of Object.entries(fill(pdf)))
    pdf.catalog.set(PDFName.of(key), pdf.context.obj(value as never))
  return openObjects(writePdf(pdf.context, 'sample'))
}

test('values, and what references lead to', async () => {
  const objects = await objectsOf(({ context }) => ({
    One: context.register(context.obj({ Deep: [1, [context.register(context.obj(7))], PDFName.of('Name')] } as never)),
    Two: [true, null],
  }))
  const [one, list, name] = objects.array(objects.dictionary(objects.root.get('One')).get('Deep'))
  expect([one, name]).toEqual([1, '/Name'])
  expect(objects.resolve(objects.array(list)[0])).toBe(7)
  expect(objects.array(objects.root.get('Two'))).toEqual(['true', 'null'])
  expect(objects.optional(objects.root.get('None'))).toBeUndefined()
  expect(() => objects.dictionary(objects.root.get('Two'))).toThrow('dictionary')
  expect(() => objects.array(objects.root.get('One'))).toThrow('array')
  expect(() => objects.stream(objects.root.get('One'))).toThrow('stream')
})

test('streams as they are and packed, whole and their first bytes', async () => {
  const text = '人民'.repeat(5000)
  const objects = await objectsOf(({ context }) => ({
    Plain: context.register(context.stream(text)),
    Packed: context.register(context.flateStream(Buffer.from(text))),
    Other: context.register(context.stream(text, { Filter: 'LZWDecode' })),
  }))
  const packed = objects.stream(objects.root.get('Packed'))
  expect(Buffer.from(contentOf(packed)).toString()).toBe(text)
  expect(Buffer.from(beginningOf(packed, 6)).toString().startsWith('人民')).toBe(true)
  const plain = objects.stream(objects.root.get('Plain'))
  expect([contentOf(plain).length, beginningOf(plain, 4).length]).toEqual([plain.bytes.length, 4])
  expect(() => contentOf(objects.stream(objects.root.get('Other')))).toThrow('packed')
})
