import type { Element } from 'xast'
import { x } from 'xastscript'
import type { Book, Creator } from '../config/book.ts'
import { writeXml, xmlText } from '../manuscript/xml.ts'
import type { Accessibility } from './accessibility.ts'

export type ManifestItem = {
  /** An XML name: never begins with a digit. */
  id: string
  href: string
  mediaType: string
  /** `nav`, `cover-image`, … */
  properties?: string
}

export type PackageParts = {
  book: Book
  accessibility: Accessibility
  manifest: readonly ManifestItem[]
  /** Manifest ids in reading order. */
  spine: readonly string[]
  /** The old guide, for readers before EPUB 3. */
  guide: readonly { type: string; title: string; href: string }[]
}

/** The package document (EPUB 3.3, 5), with the NCX and guide that EPUB 2 readers look for. */
export function writePackage(parts: PackageParts): string {
  const { book } = parts
  return writeXml({
    type: 'root',
    children: [
      x(
        'package',
        {
          xmlns: 'http://www.idpf.org/2007/opf',
          version: '3.0',
          'unique-identifier': 'book-id',
          'xml:lang': book.language,
        },
        [
          x('metadata', { 'xmlns:dc': 'http://purl.org/dc/elements/1.1/' }, [
            ...bookMetadata(book),
            ...accessMetadata(parts.accessibility),
            x('meta', { name: 'cover', content: 'cover-image' }),
          ]),
          x(
            'manifest',
            parts.manifest.map((item) =>
              x('item', { id: item.id, href: item.href, 'media-type': item.mediaType, properties: item.properties }),
            ),
          ),
          x(
            'spine',
            { toc: 'ncx' },
            parts.spine.map((idref) => x('itemref', { idref })),
          ),
          x(
            'guide',
            parts.guide.map((reference) => x('reference', { ...reference })),
          ),
        ],
      ),
    ],
  })
}

function bookMetadata(book: Book): Element[] {
  return [
    x('dc:identifier', { id: 'book-id' }, book.identifier),
    // ONIX code list 5: 15 is an ISBN of 13 digits.
    ...(/^urn:isbn:97/i.test(book.identifier)
      ? [refine('book-id', 'identifier-type', '15', { scheme: 'onix:codelist5' })]
      : []),
    ...titles(book),
    x('dc:language', book.language),
    ...book.creators.flatMap((creator, index) => person(creator, index, book.creators)),
    ...optional('dc:publisher', book.publisher),
    x('dc:date', book.date),
    ...optional('dc:rights', book.rights),
    ...optional('dc:description', book.description),
    ...book.subjects.flatMap((subject) => optional('dc:subject', subject)),
    property('dcterms:modified', `${new Date(book.epoch * 1000).toISOString().slice(0, 19)}Z`),
  ]
}

function titles(book: Book): Element[] {
  const title = [
    x('dc:title', { id: 'main-title' }, xmlText(book.title)),
    refine('main-title', 'title-type', 'main'),
    refine('main-title', 'display-seq', '1'),
  ]
  if (!book.subtitle) return title
  return [
    ...title,
    x('dc:title', { id: 'sub-title' }, xmlText(book.subtitle)),
    refine('sub-title', 'title-type', 'subtitle'),
    refine('sub-title', 'display-seq', '2'),
  ]
}

/** Whoever made the book is its creator: the authors, or, where there is none, whoever edited or compiled it. */
function person(creator: Creator, index: number, all: readonly Creator[]): Element[] {
  const main = creator.role === 'aut' || !all.some((other) => other.role === 'aut')
  const id = `creator-${index + 1}`
  return [
    x(main ? 'dc:creator' : 'dc:contributor', { id }, xmlText(creator.name)),
    refine(id, 'role', creator.role, { scheme: 'marc:relators' }),
    refine(id, 'display-seq', String(index + 1)),
  ]
}

function accessMetadata(accessibility: Accessibility): Element[] {
  return [
    ...accessibility.accessModes.map((mode) => property('schema:accessMode', mode)),
    ...accessibility.sufficient.map((modes) => property('schema:accessModeSufficient', modes)),
    ...accessibility.features.map((feature) => property('schema:accessibilityFeature', feature)),
    ...accessibility.hazards.map((hazard) => property('schema:accessibilityHazard', hazard)),
    property('schema:accessibilitySummary', accessibility.summary),
  ]
}

function property(name: string, value: string): Element {
  return x('meta', { property: name }, value)
}

function refine(id: string, name: string, value: string, attributes: Record<string, string> = {}): Element {
  return x('meta', { refines: `#${id}`, property: name, ...attributes }, value)
}

function optional(name: string, value: string | undefined): Element[] {
  const text = xmlText(value ?? '').trim()
  return text ? [x(name, text)] : []
}
