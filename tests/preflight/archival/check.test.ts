import { beforeEach, describe, expect, test } from 'vitest'
import { PDFDocument } from '../../../scripts/pdf/pdf-lib.ts'
import { writePdf } from '../../../scripts/pdf/write.ts'
import { checkArchival } from '../../../scripts/preflight/archival/check.ts'
import { browserForTests } from '../../support/layouter.ts'
import { provenPdfOf } from '../../support/pages.ts'
import * as to from './damage.ts'

/** The rules of ISO 19005-2 for level U, one test a rule: a good file passes, and breaking one rule of it is found. */
const session = await browserForTests()

const FILES = {
  '01.md': `# 题

正文[^a]和{汉字|hàn zì}，见[节题](#节)，又见<https://example.org/a>，$x^2+\\frac{1}{2}$。

[^a]: 注文。

## 节题 {#节}

![一座桥](bridge.svg "桥")
`,
  'bridge.svg':
    '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="40"><g opacity=".5"><path d="M0 30 Q40 0 80 30" stroke="red" fill="none"/></g></svg>',
}

let good: Buffer
let making: ReturnType<typeof make> | undefined

beforeEach(async () => {
  making ??= make()
  good = await making
})

async function make(): Promise<Buffer> {
  const { pdf, findings } = await provenPdfOf(session, FILES, { archival: true, theme: 'handout' })
  expect(findings).toEqual([])
  return Buffer.from(pdf)
}

/** The clauses against which something was found. */
async function clauses(pdf: Uint8Array): Promise<string[]> {
  const found = await checkArchival(pdf, '书')
  for (const { rule, severity } of found) expect([rule, severity]).toEqual(['preflight/archival', 'error'])
  return found.map(({ message }) => message.match(/19005-2，([\d.]+)）/)?.[1] ?? message)
}

async function damaged(damage: to.Damage): Promise<string[]> {
  const pdf = await PDFDocument.load(good, { updateMetadata: false })
  damage(pdf)
  return clauses(writePdf(pdf.context, 'book'))
}

/** The file with other bytes; latin1 keeps them apart. */
const rewritten = (from: string | RegExp, replacement: string) => {
  const changed = good.toString('latin1').replace(from, replacement)
  expect(changed).not.toBe(good.toString('latin1'))
  return clauses(Buffer.from(changed, 'latin1'))
}

test('a file as it should be', async () => {
  expect(await clauses(good)).toEqual([])
  expect(await damaged(() => {})).toEqual([])
  expect(good.toString()).toContain('<pdfaid:part>2</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>')
})

describe('bytes', () => {
  test.each<[clause: string, what: string, from: string | RegExp, to: string]>([
    ['6.1.2', 'a version that is not 1.n', '%PDF-1.7', '%PDF-2.0'],
    ['6.1.2', 'no comment of bytes above 127', /^(%PDF-1.7\n)%..../, '$1%abcd'],
    ['6.1.3', 'no identifier', '/ID [', '/IX ['],
    ['6.1.3', 'encryption', /(\/Type \/XRef)(?![\s\S]*\/Type \/XRef)/, '$1 /Encrypt 1 0 R'],
    ['6.1.7.1', 'a length that is not that of the stream', /(\/XML\n\/Length )\d/, '$19'],
    ['6.1.9', 'an object that does not end a line', '\nendobj\n', ' endobj\n'],
  ])('%s %s', async (clause, _, from, replacement) => {
    expect(await rewritten(from, replacement)).toEqual([clause])
  })

  test('6.1.3 something behind the end', async () => {
    expect(await rewritten(/$/, 'x')).toContain('6.1.3')
  })

  test('6.1.4 a cross-reference table of another kind', async () => {
    expect(await rewritten(/startxref\n\d+/, 'startxref\n0')).toContain('6.1.4')
  })
})

const { changed, isSubtype, isType, setting, without } = to
const isPicture = { Type: 'XObject', Subtype: 'Image', Width: 1, Height: 1, BitsPerComponent: 8 }
const isForm = { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 1, 1] }
const rule = (dict: object, bytes?: string) => to.withStream(dict as Record<string, unknown>, bytes)

test.each<[clause: string, what: string, damage: to.Damage]>([
  ['6.1.6', 'half a byte in hexadecimal', to.withObject('<< /A <abc> >>')],
  ['6.1.7.1', 'a stream in another file', rule({ F: to.text('a') })],
  ['6.1.7.2', 'LZW', rule({ Filter: 'LZWDecode' })],
  ['6.1.8', 'a name that is no UTF-8', to.withObject('<</Type /StructElem /S /#ff>>')],
  ['6.1.10', 'a picture among the operators', to.drawn('BI /W 1 /H 1 ID EI')],
  ['6.1.12', 'permissions', to.inCatalog('Perms', {})],
  ['6.1.13', 'an integer of more than 32 bits', to.withObject('<< /A 2147483648 >>')],
  ['6.1.13', 'a number next to nothing', to.withObject(`<< /A 0.${'0'.repeat(40)}1 >>`)],
  ['6.1.13', 'a long string', to.withObject(`<< /A (${'a'.repeat(32_768)}) >>`)],
  ['6.1.13', 'a long name', to.withObject(`<< /${'a'.repeat(128)} 1 >>`)],
  ['6.1.13', 'states within states', to.drawn(`${'q '.repeat(29)}${'Q '.repeat(29)}`)],
  ['6.1.13', 'a page too large', to.onPage('CropBox', [0, 0, 14_401, 9])],
  ['6.2.2', 'an unknown operator', to.drawn('BX 1 xyz EX')],
  ['6.2.2', 'a name that the resources lack', to.drawn('/Nothing Do')],
  ['6.2.2', 'a page without resources', (pdf) => pdf.getPage(0).node.delete(to.key('Resources'))],
  ['6.2.3', 'no output intent', ({ catalog }) => catalog.delete(to.key('OutputIntents'))],
  ['6.2.3', 'a profile that is no output’s', to.profiled(12, 'scnr')],
  ['6.2.3', 'a profile of four inks', to.profiled(16, 'CMYK')],
  ['6.2.3', 'a profile of version 5', to.profiled(8, '\x05')],
  ['6.2.4.2', 'a picture whose profile is none', to.withObject('<< /ColorSpace [/ICCBased 1 0 R] >>')],
  ['6.2.4.3', 'CMYK in the content', to.drawn('0 0 0 1 k')],
  ['6.2.4.3', 'CMYK in a picture', rule({ ...isPicture, ColorSpace: 'DeviceCMYK' })],
  ['6.2.4.4', 'a spot colour', to.withObject('<< /ColorSpace [/Separation /All /DeviceGray << >>] >>')],
  ['6.2.5', 'a transfer function', to.withObject('<< /Type /ExtGState /TR /Identity >>')],
  ['6.2.5', 'a halftone', to.withObject('<< /ExtGState << /G0 << /HT << >> >> >> >>')],
  ['6.2.6', 'an intent of one’s own', to.drawn('/Nice ri')],
  ['6.2.6', 'a state’s intent of one’s own', to.withObject('<< /Type /ExtGState /RI /Nice >>')],
  ['6.2.8', 'a picture that wants to be smoothed', rule({ ...isPicture, Interpolate: true })],
  ['6.2.8', 'a picture with alternates', rule({ ...isPicture, Alternates: [] })],
  ['6.2.8.3', 'JPEG 2000', rule({ ...isPicture, Filter: 'JPXDecode' })],
  ['6.2.9', 'a form from another file', rule({ ...isForm, Ref: {} })],
  ['6.2.9', 'PostScript', rule({ Type: 'XObject', Subtype: 'PS' })],
  ['6.2.10', 'an unknown blend mode', to.withObject('<< /Type /ExtGState /BM /Nice >>')],
  ['6.2.11.2', 'a font of another kind', to.withObject('<< /Type /Font /Subtype /Type1 /BaseFont /Times >>')],
  ['6.2.11.3', 'an encoding of its own', changed(isSubtype('Type0'), setting('Encoding', 'GBK-EUC-H'))],
  ['6.2.11.3', 'no map to glyphs', changed(isSubtype('CIDFontType2'), without('CIDToGIDMap'))],
  ['6.2.11.4', 'a font that is not embedded', changed(isType('FontDescriptor'), without('FontFile2'))],
  ['6.2.11.4', 'a list of glyphs', changed(isType('FontDescriptor'), setting('CIDSet', {}))],
  ['6.2.11.5', 'widths that are not the font’s', changed(isSubtype('CIDFontType2'), setting('DW', 900))],
  ['6.2.11.7', 'glyphs without characters', changed(isSubtype('Type0'), without('ToUnicode'))],
  ['6.3.1', 'a film', changed(isSubtype('Link'), setting('Subtype', 'Movie'))],
  ['6.3.2', 'a link that is not printed', changed(isSubtype('Link'), setting('F', 0))],
  ['6.3.2', 'a hidden link', changed(isSubtype('Link'), setting('F', 6))],
  ['6.3.3', 'a link with a look of its own', changed(isSubtype('Link'), setting('AP', {}))],
  ['6.4', 'a form to fill in', to.inCatalog('AcroForm', {})],
  ['6.5.1', 'a script', to.inCatalog('OpenAction', { S: 'JavaScript' })],
  ['6.5.2', 'something that happens by itself', to.onPage('AA', {})],
  ['6.6.2.1', 'no metadata', ({ catalog }) => catalog.delete(to.key('Metadata'))],
  ['6.6.2.1', 'an encoding in the head of the metadata', to.described(' id="', ' encoding="UTF-8" id="')],
  ['6.6.2.1', 'metadata that are no XML', to.described('</rdf:RDF>', '')],
  ['6.6.2.3', 'a property that nobody defines', to.described('<pdf:Producer>', '<pdf:Nice>1</pdf:Nice><pdf:Producer>')],
  ['6.6.2.3', 'a title without a language', to.described(' xml:lang="x-default"', '')],
  ['6.6.2.3', 'a date that is none', to.described(/(<xmp:CreateDate>)[^<]*/, '$1gestern')],
  [
    '6.6.2.3',
    'a prefix that means something else',
    to.described('http://ns.adobe.com/pdf/1.3/', 'http://example.org/'),
  ],
  ['6.6.4', 'another level', to.described('>U<', '>A<')],
  ['6.8', 'an attachment', to.withObject('<< /Type /Filespec /EF << >> >>')],
  ['6.9', 'layers', to.inCatalog('OCProperties', {})],
  ['6.10', 'steps of a show', to.onPage('PresSteps', {})],
  ['6.11', 'demands', to.inCatalog('Requirements', [])],
])('%s %s', async (clause, _, damage) => {
  expect(await damaged(damage)).toEqual([clause])
})

test('6.2.11.4, 6.2.11.5, 6.2.11.7 a glyph that the font lacks', async () => {
  expect(await damaged(to.drawn('BT /FONT 9 Tf <fffe> Tj ET'))).toEqual(['6.2.11.4', '6.2.11.5', '6.2.11.7'])
})

test('6.2.11.8 the glyph for what a font lacks', async () => {
  expect(await damaged(to.drawn('BT /FONT 9 Tf <0000> Tj ET'))).toContain('6.2.11.8')
})
