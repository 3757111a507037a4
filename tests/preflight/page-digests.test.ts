import { expect, test } from 'vitest'
import { PDFDocument, PDFName, PDFString } from '../../scripts/pdf/pdf-lib.ts'
import { writePdf } from '../../scripts/pdf/write.ts'
import { pageDigests } from '../../scripts/preflight/page-digests.ts'

type Sheet = { content: string; font?: string; width?: number; to?: string; tag?: number }

/** A file of pages that share a font program with all that have the same one. */
async function file(...sheets: Sheet[]): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false })
  const { context } = pdf
  const fonts = new Map<string, ReturnType<typeof context.register>>()
  for (const { content, font = 'song', width = 100, to = 'a', tag = 0 } of sheets) {
    const program = fonts.get(font) ?? context.register(context.stream(font))
    fonts.set(font, program)
    const page = pdf.addPage([width, 100])
    const face = context.register(context.obj({ Type: 'Font', FontDescriptor: context.obj({ FontFile2: program }) }))
    page.node.set(PDFName.of('Resources'), context.obj({ Font: { F1: face } }))
    page.node.set(PDFName.of('Contents'), context.register(context.stream(content)))
    const link = context.register(context.obj({ Subtype: 'Link', P: page.ref, Dest: PDFString.of(to) }))
    page.node.set(PDFName.of('Annots'), context.obj([link]))
    page.node.set(PDFName.of('StructParents'), context.obj(tag))
  }
  return writePdf(context, 'sample')
}

const digests = async (...sheets: Sheet[]) => pageDigests(await file(...sheets))

test('a page has the same digest wherever it stands', async () => {
  const [first, second] = await digests({ content: '甲' }, { content: '乙' })
  expect(first).not.toBe(second)
  expect(await digests({ content: '丙', font: 'hei' }, { content: '乙', tag: 7 }, { content: '甲' })).toEqual([
    expect.not.stringMatching(first ?? ''),
    second,
    first,
  ])
})

test.each<[string, Sheet]>([
  ['its content', { content: '乙' }],
  ['a byte of its font', { content: '甲', font: 'sonh' }],
  ['its size', { content: '甲', width: 101 }],
  ['where its link leads', { content: '甲', to: 'b' }],
])('another one when %s changes', async (_, changed) => {
  const before = await digests({ content: '甲' })
  expect(await digests(changed)).not.toEqual(before)
})
