import { contentsOf } from '../../pdf/colour/streams.ts'
import { PDFArray, PDFDict, PDFName, PDFNumber, type PDFObject, PDFRawStream } from '../../pdf/pdf-lib.ts'
import type { Drawings } from './drawings.ts'
import { type Fault, faults } from './fault.ts'
import { type ArchivalFile, dictIn, has, isA, nameIn, streamIn } from './objects.ts'

/** Colours, states, pictures, forms and transparency (ISO 19005-2, 6.2.3 to 6.2.10). What browsers do not write is a fault, though it might be right. */
export function checkGraphics(file: ArchivalFile, drawings: Drawings): Fault[] {
  const states = new Set(file.dicts.flatMap(statesIn))
  const pictures = file.streams.map(({ dict }) => dict).filter((dict) => nameIn(dict, 'Subtype') === 'Image')
  const forms = file.streams.map(({ dict }) => dict).filter((dict) => nameIn(dict, 'Subtype') === 'Form')
  return [
    ...drawings.faults,
    ...checkIntent(file),
    ...checkSpaces(file, drawings),
    ...[...states].flatMap(checkState),
    ...pictures.flatMap(checkPicture),
    ...forms.flatMap((dict) =>
      faults('6.2.9', [
        has(dict, 'OPI') && '图形里有 OPI',
        (nameIn(dict, 'Subtype2') === 'PS' || has(dict, 'PS')) && '图形是 PostScript',
        has(dict, 'Ref') && '图形引用别的文件',
      ]),
    ),
    ...faults('6.2.9', [file.streams.some(({ dict }) => nameIn(dict, 'Subtype') === 'PS') && '有 PostScript']),
  ]
}

function checkIntent({ pdf }: ArchivalFile): Fault[] {
  const intents = pdf.catalog.lookup(PDFName.of('OutputIntents'))
  const all = intents instanceof PDFArray ? intents.asArray().map((one) => pdf.context.lookup(one)) : []
  const [intent] = all
  if (!(intent instanceof PDFDict) || nameIn(intent, 'S') !== 'GTS_PDFA1' || all.length > 1)
    return faults('6.2.3', ['输出意图要有一个，是 GTS_PDFA1'])
  const stream = streamIn(intent, 'DestOutputProfile')
  const head = stream && Buffer.from(contentsOf(stream)).toString('latin1', 0, 40)
  const [version = 9, kind, space] = [head?.charCodeAt(8), head?.slice(12, 16), head?.slice(16, 20)]
  const isRight = /^(mntr|prtr)$/.test(kind ?? '') && space === 'RGB ' && version < 5
  const channels = stream?.dict.lookup(PDFName.of('N'))
  return faults('6.2.3', [
    has(intent, 'DestOutputProfileRef') && '输出意图的色彩特性文件在文件之外',
    !isRight && '输出意图的色彩特性文件不是 RGB 的',
    !(channels instanceof PDFNumber && channels.asNumber() === 3) && '输出意图的色彩特性文件没有三个通道',
  ])
}

function checkSpaces({ dicts, streams, pdf }: ArchivalFile, { colours }: Drawings): Fault[] {
  const found: Fault[] = faults('6.2.4.3', [colours.has('DeviceCMYK') && '内容里有 CMYK 颜色'])
  const enter = (space: PDFObject | undefined): void => {
    const object = space && pdf.context.lookup(space)
    if (object === PDFName.of('DeviceCMYK')) found.push({ clause: '6.2.4.3', what: '有 CMYK 的颜色空间' })
    if (!(object instanceof PDFArray)) return
    const kind = object.get(0)?.toString().slice(1) ?? ''
    if (/^(Separation|DeviceN)$/.test(kind)) found.push({ clause: '6.2.4.4', what: '有专色' })
    if (kind === 'Indexed' || kind === 'Pattern') enter(object.asArray()[1])
    if (kind === 'ICCBased') found.push(...checkProfile(pdf.context.lookup(object.asArray()[1])))
  }
  for (const dict of [...dicts, ...streams.map((stream) => stream.dict)]) {
    enter(dict.get(PDFName.of('ColorSpace')))
    enter(dict.get(PDFName.of('CS')))
    const named = dictIn(dict, 'ColorSpace')
    for (const space of named?.values() ?? []) enter(space)
  }
  return found
}

function checkProfile(profile: PDFObject | undefined): Fault[] {
  if (!(profile instanceof PDFRawStream)) return faults('6.2.4.2', ['图里没有所说的色彩特性文件'])
  const head = Buffer.from(contentsOf(profile)).toString('latin1', 0, 40)
  const channels = ({ GRAY: 1, 'RGB ': 3, 'LAB ': 3 } as Record<string, number>)[head.slice(16, 20)]
  const isRight = /^(mntr|prtr|scnr|spac)$/.test(head.slice(12, 16)) && head.charCodeAt(8) < 5
  const said = profile.dict.lookup(PDFName.of('N'))
  const agrees = said instanceof PDFNumber && said.asNumber() === channels
  return faults('6.2.4.2', [!(isRight && agrees) && '图里带的色彩特性文件不能用'])
}

/** They need no type: what stands among resources as a state is one. */
function statesIn(dict: PDFDict): PDFDict[] {
  const named = dictIn(dict, 'ExtGState')
  const own = named?.keys().flatMap((key) => named.lookup(key) ?? []) ?? []
  return [...(isA(dict, 'ExtGState') ? [dict] : []), ...own.filter((one) => one instanceof PDFDict)]
}

function checkState(dict: PDFDict): Fault[] {
  const blend = dict.lookup(PDFName.of('BM'))
  const intent = nameIn(dict, 'RI')
  return [
    ...faults('6.2.5', [
      has(dict, 'TR') && '图形状态里有传递函数',
      has(dict, 'TR2') && nameIn(dict, 'TR2') !== 'Default' && '图形状态里有传递函数',
      has(dict, 'HTP') && '图形状态里有 HTP',
      has(dict, 'HT') && nameIn(dict, 'HT') !== 'Default' && '图形状态里有网点',
    ]),
    ...faults('6.2.6', [intent !== undefined && !INTENTS.has(intent) && `渲染意图 ${intent}`]),
    ...faults('6.2.10', [blend !== undefined && !BLENDS.has(nameIn(dict, 'BM') ?? '') && `混合模式 ${blend}`]),
  ]
}

function checkPicture(dict: PDFDict): Fault[] {
  const bits = dict.lookup(PDFName.of('BitsPerComponent'))
  const intent = nameIn(dict, 'Intent')
  return [
    ...faults('6.2.6', [intent !== undefined && !INTENTS.has(intent) && `渲染意图 ${intent}`]),
    ...faults('6.2.8', [
      has(dict, 'Alternates') && '图有别的样子（Alternates）',
      has(dict, 'OPI') && '图里有 OPI',
      dict.lookup(PDFName.of('Interpolate'))?.toString() === 'true' && '图要求插值',
      bits instanceof PDFNumber && ![1, 2, 4, 8, 16].includes(bits.asNumber()) && '图的位数不对',
    ]),
    ...faults('6.2.8.3', [dict.lookup(PDFName.of('Filter'))?.toString().includes('JPX') && '图是 JPEG 2000']),
  ]
}

const INTENTS = new Set(['RelativeColorimetric', 'AbsoluteColorimetric', 'Perceptual', 'Saturation'])

/** ISO 32000-1, tables 136 and 137. */
const BLENDS = new Set(
  (
    'Normal Compatible Multiply Screen Overlay Darken Lighten ColorDodge ColorBurn HardLight SoftLight Difference Exclusion ' +
    'Hue Saturation Color Luminosity'
  ).split(' '),
)
