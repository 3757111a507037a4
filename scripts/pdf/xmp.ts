import type { Element } from 'xast'
import { toXml } from 'xast-util-to-xml'
import { x } from 'xastscript'
import type { Description } from './metadata.ts'

/**
 * An XMP packet (ISO 16684-1) with Dublin Core, XMP basic and PDF properties.
 * @param archival with the identification of PDF/A-2u (ISO 19005-2, 6.6.4)
 */
export function writeXmp(description: Description, archival = false): string {
  const date = description.date.toISOString().replace(/\.\d+Z$/, 'Z')
  const properties = [
    x('dc:format', 'application/pdf'),
    x('dc:identifier', description.identifier),
    alternatives('dc:title', description.title),
    list('dc:creator', 'rdf:Seq', description.authors),
    alternatives('dc:description', description.description),
    list('dc:subject', 'rdf:Bag', description.subjects),
    list('dc:publisher', 'rdf:Bag', description.publisher ? [description.publisher] : []),
    alternatives('dc:rights', description.rights),
    list('dc:language', 'rdf:Bag', [description.language]),
    list('dc:date', 'rdf:Seq', [date]),
    x('xmp:CreatorTool', description.creatorTool),
    x('xmp:CreateDate', date),
    x('xmp:ModifyDate', date),
    x('xmp:MetadataDate', date),
    x('pdf:Producer', description.producer),
    description.subjects.length > 0 ? x('pdf:Keywords', description.subjects.join('、')) : undefined,
    ...(archival ? [x('pdfaid:part', '2'), x('pdfaid:conformance', 'U')] : []),
  ]
  const tree = x('x:xmpmeta', { 'xmlns:x': 'adobe:ns:meta/' }, [
    x('rdf:RDF', { 'xmlns:rdf': 'http://www.w3.org/1999/02/22-rdf-syntax-ns#' }, [
      x('rdf:Description', { 'rdf:about': '', ...NAMESPACES, ...(archival && IDENTIFICATION) }, properties),
    ]),
  ])
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>\n${toXml(tree)}\n<?xpacket end="r"?>`
}

const NAMESPACES = {
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  'xmlns:xmp': 'http://ns.adobe.com/xap/1.0/',
  'xmlns:pdf': 'http://ns.adobe.com/pdf/1.3/',
}

const IDENTIFICATION = { 'xmlns:pdfaid': 'http://www.aiim.org/pdfa/ns/id/' }

/** The same packet of a file that was changed since: nobody has looked whether it still is what it called itself. */
export function withoutIdentification(xmp: string): string {
  return xmp.replace(/ xmlns:pdfaid="[^"]*"|<pdfaid:(\w+)>[^<]*<\/pdfaid:\1>/g, '')
}

/** ISO 16684-1, 8.2.2.4. One language only: Firefox shows the items of an alternative one behind the other as the window's title. */
function alternatives(name: string, value: string | undefined): Element | undefined {
  return value ? x(name, [x('rdf:Alt', [x('rdf:li', { 'xml:lang': 'x-default' }, value)])]) : undefined
}

function list(name: string, kind: 'rdf:Bag' | 'rdf:Seq', values: readonly string[]): Element | undefined {
  if (values.length === 0) return undefined
  const items = values.map((value) => x('rdf:li', value))
  return x(name, [x(kind, items)])
}
