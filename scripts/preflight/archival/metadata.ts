import type { Element } from 'xast'
import { fromXml } from 'xast-util-from-xml'
import { contentsOf } from '../../pdf/colour/streams.ts'
import { PDFName, PDFRawStream } from '../../pdf/pdf-lib.ts'
import { type Fault, faults } from './fault.ts'
import { type ArchivalFile, isA } from './objects.ts'

/** Metadata (ISO 19005-2, 6.6): one packet of XMP, in it what the standards name, in their form, and the level itself. */
export function checkMetadata({ pdf, streams }: ArchivalFile): Fault[] {
  const stream = pdf.catalog.lookup(PDFName.of('Metadata'))
  if (!(stream instanceof PDFRawStream) || !isA(stream.dict, 'Metadata', 'XML'))
    return faults('6.6.2.1', ['没有元数据'])
  const others = streams.filter((other) => other !== stream && isA(other.dict, 'Metadata'))
  const text = new TextDecoder().decode(contentsOf(stream))
  const [header = ''] = text.match(/^<\?xpacket begin="\uFEFF" [^?]*\?>/) ?? []
  const found = faults('6.6.2.1', [
    others.length > 0 && '有没有核对的元数据',
    !header && '元数据没有头',
    /\b(bytes|encoding)=/.test(header) && '元数据的头里有不该有的',
  ])
  const description = readDescription(text)
  if (!description) return [...found, ...faults('6.6.2.1', ['元数据不是合格的 RDF'])]
  const properties = description.children.filter((node) => node.type === 'element')
  const ids = ['part', 'conformance'].map((name) => {
    const property = properties.find((one) => one.name === `pdfaid:${name}`)
    return property ? plainText(property) : ''
  })
  return [
    ...found,
    ...faults(
      '6.6.2.3',
      properties.map((property) => !isKnown(property) && `元数据的 ${property.name} 不合规定`),
    ),
    ...faults(
      '6.6.2.3',
      Object.entries(NAMESPACES).map(([prefix, uri]) => {
        const used = properties.some(({ name }) => name.startsWith(`${prefix}:`))
        return used && description.attributes[`xmlns:${prefix}`] !== uri && `元数据的前缀 ${prefix} 不是该有的意思`
      }),
    ),
    ...faults('6.6.4', [ids.join() !== '2,U' && '没有写明级别 2U']),
  ]
}

function readDescription(text: string): Element | undefined {
  try {
    const tree = fromXml(text)
    const [meta] = tree.children.filter((node) => node.type === 'element')
    const rdf = meta?.name === 'x:xmpmeta' ? childrenOf(meta)[0] : undefined
    const [description, ...more] = rdf?.name === 'rdf:RDF' ? childrenOf(rdf) : []
    return description?.name === 'rdf:Description' && more.length === 0 ? description : undefined
  } catch {
    return undefined
  }
}

function childrenOf(element: Element): Element[] {
  return element.children.filter((node) => node.type === 'element')
}

function plainText(element: Element): string {
  return element.children.map((node) => (node.type === 'text' ? node.value : '')).join('')
}

type Form = 'text' | 'date' | 'Alt' | 'Bag' | 'Seq' | 'dates'

/** ISO 16684-1, 8.3 and 8.4; Adobe’s PDF schema; ISO 19005-2, table 8: those that are used here. */
const PROPERTIES: Record<string, Form> = {
  'dc:format': 'text',
  'dc:identifier': 'text',
  'dc:title': 'Alt',
  'dc:creator': 'Seq',
  'dc:description': 'Alt',
  'dc:subject': 'Bag',
  'dc:publisher': 'Bag',
  'dc:rights': 'Alt',
  'dc:language': 'Bag',
  'dc:date': 'dates',
  'xmp:CreatorTool': 'text',
  'xmp:CreateDate': 'date',
  'xmp:ModifyDate': 'date',
  'xmp:MetadataDate': 'date',
  'pdf:Producer': 'text',
  'pdf:Keywords': 'text',
  'pdfaid:part': 'text',
  'pdfaid:conformance': 'text',
}

const NAMESPACES = {
  dc: 'http://purl.org/dc/elements/1.1/',
  xmp: 'http://ns.adobe.com/xap/1.0/',
  pdf: 'http://ns.adobe.com/pdf/1.3/',
  pdfaid: 'http://www.aiim.org/pdfa/ns/id/',
}

function isKnown(property: Element): boolean {
  const form = PROPERTIES[property.name]
  if (form === undefined) return false
  const [list, ...more] = childrenOf(property)
  if (form === 'text') return list === undefined
  if (form === 'date') return list === undefined && DATE.test(plainText(property))
  if (!list || more.length > 0 || list.name !== `rdf:${form === 'dates' ? 'Seq' : form}`) return false
  return childrenOf(list).every((item) => {
    if (item.name !== 'rdf:li' || childrenOf(item).length > 0) return false
    if (form === 'Alt') return item.attributes['xml:lang'] !== undefined
    return form !== 'dates' || DATE.test(plainText(item))
  })
}

/** ISO 16684-1, 8.2.1.1. */
const DATE = /^\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?)?)?$/
