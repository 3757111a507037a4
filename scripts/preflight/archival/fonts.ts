import { metricsIn, outlinesIn, tableOf } from '../../fonts/outlines.ts'
import { readTables, viewOf } from '../../fonts/sfnt.ts'
import { contentsOf } from '../../pdf/colour/streams.ts'
import { readCharacters, readWidths } from '../../pdf/join-fonts.ts'
import { PDFArray, type PDFDict, PDFName, PDFNumber, PDFRawStream } from '../../pdf/pdf-lib.ts'
import type { Codes } from './content.ts'
import type { Drawings } from './drawings.ts'
import { type Fault, faults } from './fault.ts'
import { type ArchivalFile, dictIn, has, isA, nameIn, streamIn } from './objects.ts'

/** Fonts (ISO 19005-2, 6.2.11), for level U. Known are TrueType outlines in composite fonts, and fonts of drawings (Type 3). */
export function checkFonts({ dicts }: ArchivalFile, { fonts }: Drawings): Fault[] {
  const all = dicts.filter((dict) => isA(dict, 'Font') || fonts.has(dict))
  return all.flatMap((font) => {
    const kind = nameIn(font, 'Subtype') ?? ''
    const name = nameIn(font, 'BaseFont') ?? ''
    const codes = fonts.get(font)
    const own = (found: Fault[]) => found.map(({ clause, what }) => ({ clause, what: `字体 ${name || kind}：${what}` }))
    if (kind === 'CIDFontType2') return own(checkDescendant(font))
    if (kind === 'Type3') return own(checkDrawn(font, codes))
    if (kind !== 'Type0') return own(faults('6.2.11.2', ['不是所知道的一种']))
    return own([...checkComposite(font), ...(codes ? checkGlyphs(font, codes.pairs) : [])])
  })
}

function checkComposite(font: PDFDict): Fault[] {
  return [
    ...faults('6.2.11.2', [
      !isA(font, 'Font') && '没有写类型',
      !isPlain(font) && '没有名称',
      !descendantOf(font) && '没有内容',
    ]),
    ...faults('6.2.11.3', [!/^Identity-[HV]$/.test(nameIn(font, 'Encoding') ?? '') && '编码不是 Identity']),
  ]
}

/** 6.1.8: names of fonts are UTF-8. */
function isPlain(font: PDFDict): boolean {
  return /^[\x21-\x7e]+$/.test(nameIn(font, 'BaseFont') ?? '')
}

function checkDescendant(font: PDFDict): Fault[] {
  const descriptor = dictIn(font, 'FontDescriptor')
  const map = font.lookup(PDFName.of('CIDToGIDMap'))
  return [
    ...faults('6.2.11.2', [!isPlain(font) && '没有名称']),
    ...faults('6.2.11.3', [map !== PDFName.of('Identity') && '没有 CIDToGIDMap']),
    ...faults('6.2.11.4', [
      !(descriptor && streamIn(descriptor, 'FontFile2')) && '没有内嵌',
      descriptor && has(descriptor, 'CIDSet') && '有 CIDSet，没有核对',
    ]),
  ]
}

function descendantOf(font: PDFDict): PDFDict | undefined {
  const list = font.lookup(PDFName.of('DescendantFonts'))
  return list instanceof PDFArray ? (font.context.lookup(list.get(0)) as PDFDict) : undefined
}

/** Glyphs that are shown are there, as wide as the file says, and mean characters. */
function checkGlyphs(font: PDFDict, codes: ReadonlySet<number>): Fault[] {
  const descendant = descendantOf(font)
  const descriptor = descendant && dictIn(descendant, 'FontDescriptor')
  const file = descriptor && streamIn(descriptor, 'FontFile2')
  if (!descendant || !file) return []
  const tables = readTables(contentsOf(file))
  const count = viewOf(tableOf(tables, 'maxp')).getUint16(4)
  const units = viewOf(tableOf(tables, 'head')).getUint16(18)
  const metricOf = metricsIn(tables, 'hmtx')
  const outlineOf = outlinesIn(tables)
  const widths = readWidths(`/W ${descendant.lookup(PDFName.of('W')) ?? '[]'}`)
  const usual = descendant.lookup(PDFName.of('DW'))
  const characters = charactersOf(font)
  const lacking: number[] = []
  const wrong: number[] = []
  for (const code of codes) {
    const [advance] = code < count ? metricOf(code) : [0]
    if (code >= count || (advance === 0 && outlineOf(code).length === 0)) lacking.push(code)
    const width = widths.get(code) ?? (usual instanceof PDFNumber ? usual.asNumber() : 1000)
    if (Math.abs(width - (advance * 1000) / units) > 1) wrong.push(code)
  }
  return [
    ...faults('6.2.11.4', [lacking.length > 0 && `没有用到的字形 ${shown(lacking)}`]),
    ...faults('6.2.11.5', [wrong.length > 0 && `字形的宽与所说的不一样：${shown(wrong)}`]),
    ...checkCharacters([...codes], characters),
    ...faults('6.2.11.8', [codes.has(0) && '用了 .notdef']),
  ]
}

function charactersOf(font: PDFDict): Map<number, string> {
  const map = font.lookup(PDFName.of('ToUnicode'))
  return map instanceof PDFRawStream ? readCharacters(Buffer.from(contentsOf(map)).toString('latin1')) : new Map()
}

/** 6.2.11.7.2: every glyph means characters, and none of those that mean nothing. */
function checkCharacters(codes: readonly number[], characters: ReadonlyMap<number, string>): Fault[] {
  const without = codes.filter(
    (code) => !characters.get(code) || /^(?:....)*?(?:0000|FEFF|FFFE)/i.test(characters.get(code) ?? ''),
  )
  return faults('6.2.11.7', [without.length > 0 && `字形没有对应的字：${shown(without)}`])
}

/** A font whose glyphs are drawn by operators: their widths are what the first of these says (ISO 32000-1, 9.6.5). */
function checkDrawn(font: PDFDict, codes?: Codes): Fault[] {
  if (!codes) return []
  const encoding = dictIn(font, 'Encoding')?.lookup(PDFName.of('Differences'))
  const glyphs = dictIn(font, 'CharProcs')
  const first = font.lookup(PDFName.of('FirstChar'))
  const widths = font.lookup(PDFName.of('Widths'))
  if (!(encoding instanceof PDFArray && glyphs && first instanceof PDFNumber && widths instanceof PDFArray))
    return faults('6.2.11.2', ['缺少必要的项'])
  const names = namesOf(encoding)
  const lacking: number[] = []
  const wrong: number[] = []
  for (const code of codes.bytes) {
    const glyph = glyphs.lookup(PDFName.of(names.get(code) ?? ''))
    const width = widths.lookup(code - first.asNumber())
    if (!(glyph instanceof PDFRawStream)) {
      lacking.push(code)
      continue
    }
    const drawn = Number(
      Buffer.from(contentsOf(glyph))
        .toString('latin1')
        .match(/^\s*(-?[\d.]+)/)?.[1] ?? Number.NaN,
    )
    if (!(width instanceof PDFNumber && Math.abs(width.asNumber() - drawn) <= 1)) wrong.push(code)
  }
  return [
    ...faults('6.2.11.4', [lacking.length > 0 && `没有用到的字形 ${shown(lacking)}`]),
    ...faults('6.2.11.5', [wrong.length > 0 && `字形的宽与所说的不一样：${shown(wrong)}`]),
    ...checkCharacters([...codes.bytes], charactersOf(font)),
    ...faults('6.2.11.8', [[...codes.bytes].some((code) => names.get(code) === '.notdef') && '用了 .notdef']),
  ]
}

/** ISO 32000-1, 9.6.6: a number, and the names from there on. */
function namesOf(differences: PDFArray): Map<number, string> {
  const names = new Map<number, string>()
  let code = 0
  for (const item of differences.asArray()) {
    if (item instanceof PDFNumber) code = item.asNumber()
    else if (item instanceof PDFName) names.set(code++, item.decodeText())
  }
  return names
}

function shown(codes: readonly number[]): string {
  return codes.length > 5 ? `${codes.slice(0, 5).join('、')} 等 ${codes.length} 个` : codes.join('、')
}
