import { expect, test } from 'vitest'
import { nameFontsApart, restoreUnicodeMaps } from '../../../scripts/pdf/colour/unicode-maps.ts'
import { PDFDict, PDFDocument, PDFName } from '../../../scripts/pdf/pdf-lib.ts'

/** A file with fonts of these names, each with a map that is called as is said. */
async function withFonts(fonts: [name: string, map: string][]) {
  const { context } = await PDFDocument.create()
  for (const [name, map] of fonts) {
    const glyphs = { Subtype: 'CIDFontType2', BaseFont: name, FontDescriptor: { FontName: name } }
    const font = { Subtype: 'Type0', BaseFont: name, DescendantFonts: [glyphs], ToUnicode: map }
    context.register(context.obj(font as never))
  }
  return context
}

const described = (context: Awaited<ReturnType<typeof withFonts>>) =>
  context
    .enumerateIndirectObjects()
    .flatMap(([, font]) =>
      font instanceof PDFDict && font.has(PDFName.of('ToUnicode'))
        ? [['BaseFont', 'ToUnicode'].map((key) => font.get(PDFName.of(key))?.toString())]
        : [],
    )

test('two fonts of one name get each its own map back, and the name', async () => {
  const source = await withFonts([
    ['AAAAAA+Song', 'one'],
    ['AAAAAB+Song', 'two'],
  ])
  nameFontsApart(source)
  const names = described(source).map(([name]) => String(name).replace(/^\/[A-Z]{6}\+/, 'XYZXYZ+'))
  const made = await withFonts(names.toReversed().map((name) => [name, 'garbled']))
  restoreUnicodeMaps(source, made)
  expect(described(made)).toEqual([
    ['/XYZXYZ+Song', '/two'],
    ['/XYZXYZ+Song', '/one'],
  ])
})
