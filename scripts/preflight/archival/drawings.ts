import { contentsOf } from '../../pdf/colour/streams.ts'
import { PDFArray, PDFDict, PDFName, PDFRawStream } from '../../pdf/pdf-lib.ts'
import { type Codes, type Drawn, readContent } from './content.ts'
import { type Fault, faults } from './fault.ts'
import { type ArchivalFile, dictIn, isA, nameIn } from './objects.ts'

/** What is drawn in a file. */
export type Drawings = {
  faults: Fault[]
  colours: Drawn['colours']
  /** The codes that are shown in each font. */
  fonts: Map<PDFDict, Codes>
}

/** Reads every page, form, tile and drawn glyph (ISO 19005-2, 6.2.2). */
export function readDrawings({ pdf, streams, dicts }: ArchivalFile): Drawings {
  const drawings: Drawings = { faults: [], colours: new Set(), fonts: new Map() }
  for (const [index, { node }] of pdf.getPages().entries()) {
    const where = `第 ${index + 1} 页`
    const contents = node.lookup(PDFName.of('Contents'))
    const parts = contents instanceof PDFArray ? contents.asArray().map((one) => pdf.context.lookup(one)) : [contents]
    const text = parts.map((part) => (part instanceof PDFRawStream ? textOf(part) : '')).join('\n')
    const resources = node.get(PDFName.of('Resources'))
    drawings.faults.push(...faults('6.2.2', [!resources && text !== '' && `${where}没有自己的资源`]))
    add(drawings, text, dictIn(node, 'Resources'), where)
  }
  for (const stream of streams) {
    const { dict } = stream
    const isForm = nameIn(dict, 'Subtype') === 'Form'
    const isTile = dict.get(PDFName.of('PatternType'))?.toString() === '1'
    if (isForm || isTile) add(drawings, textOf(stream), dictIn(dict, 'Resources'), isForm ? '一个图形' : '一种花纹')
  }
  for (const font of dicts) {
    if (!isA(font, 'Font', 'Type3')) continue
    const glyphs = dictIn(font, 'CharProcs')
    for (const [name] of glyphs?.entries() ?? []) {
      const glyph = glyphs?.lookup(name)
      if (glyph instanceof PDFRawStream) add(drawings, textOf(glyph), dictIn(font, 'Resources'), '一个字形')
    }
  }
  return drawings
}

function textOf(stream: PDFRawStream): string {
  return Buffer.from(contentsOf(stream)).toString('latin1')
}

function add({ faults: found, colours, fonts }: Drawings, text: string, resources: PDFDict | undefined, where: string) {
  const drawn = readContent(text)
  for (const { clause, what } of drawn.faults) found.push({ clause, what: `${where}：${what}` })
  for (const colour of drawn.colours) colours.add(colour)
  for (const [category, names] of drawn.names) {
    const own = resources && dictIn(resources, category)
    const lacking = [...names].filter((name) => !DEVICES.has(name) && !own?.has(PDFName.of(name)))
    found.push(...faults('6.2.2', [lacking.length > 0 && `${where}：资源里没有 ${lacking.join('、')}`]))
    for (const name of names) if (category === 'ColorSpace' && name === 'DeviceCMYK') colours.add(name)
  }
  for (const [name, { pairs, bytes }] of drawn.codes) {
    const font = resources && dictIn(resources, 'Font')?.lookup(PDFName.of(name))
    if (!(font instanceof PDFDict)) continue
    const known = fonts.get(font) ?? { pairs: new Set(), bytes: new Set() }
    fonts.set(font, known)
    for (const code of pairs) known.pairs.add(code)
    for (const code of bytes) known.bytes.add(code)
  }
}

/** Colour spaces that need no entry in the resources. */
const DEVICES = new Set(['DeviceGray', 'DeviceRGB', 'DeviceCMYK', 'Pattern'])
