import type { Element } from 'xast'
import { x } from 'xastscript'
import type { Book, Creator } from '../config/book.ts'
import { xmlText } from '../manuscript/xml.ts'
import type { Accessibility } from './accessibility.ts'

/** What the book says of itself (EPUB 3.3, 5.5): Dublin Core, with the kinds, roles and orders that refine it. */
export function bookMetadata(book: Book): Element[] {
  return [
    x('dc:identifier', { id: 'book-id' }, book.identifier),
    // ONIX code list 5: 15 is an ISBN of 13 digits.
    ...(/^urn:isbn:97/i.test(book.identifier)
      ? [refine('book-id', 'identifier-type', '15', { scheme: 'onix:codelist5' })]
      : []),
    ...titles(book),
    x('dc:language', book.language),
    ...book.creators.flatMap((creator, index) => person(creator, index, book.creators)),
    ...seriesOf(book),
    ...optional('dc:publisher', book.publisher),
    x('dc:date', book.date),
    ...optional('dc:rights', book.rights),
    ...optional('dc:description', book.description),
    ...book.subjects.flatMap((subject) => optional('dc:subject', subject)),
    property('dcterms:modified', `${new Date(book.epoch * 1000).toISOString().slice(0, 19)}Z`),
  ]
}

/** Readers show the first title; the rest say what they are to those who ask. */
function titles({ title, subtitle, shortTitle }: Book): Element[] {
  const all = [
    { id: 'main-title', kind: 'main', text: title },
    { id: 'sub-title', kind: 'subtitle', text: subtitle },
    { id: 'short-title', kind: 'short', text: shortTitle },
  ]
  return all
    .filter(({ text }) => text)
    .flatMap(({ id, kind, text = '' }, index) => [
      x('dc:title', { id }, xmlText(text)),
      refine(id, 'title-type', kind),
      refine(id, 'display-seq', String(index + 1)),
    ])
}

/** EPUB 3.3, D.4.2: where the book stands in its series. */
function seriesOf({ series }: Book): Element[] {
  if (!series) return []
  return [
    x('meta', { id: 'series', property: 'belongs-to-collection' }, xmlText(series.name)),
    refine('series', 'collection-type', 'series'),
    ...(series.number === undefined ? [] : [refine('series', 'group-position', String(series.number))]),
  ]
}

/** Whoever made the book is its creator: the authors, or, where there is none, whoever edited or compiled it. */
function person(creator: Creator, index: number, all: readonly Creator[]): Element[] {
  const main = creator.role === 'aut' || !all.some((other) => other.role === 'aut')
  const id = `creator-${index + 1}`
  return [
    x(main ? 'dc:creator' : 'dc:contributor', { id }, xmlText(creator.name)),
    ...fileAs(id, creator),
    refine(id, 'role', creator.role, { scheme: 'marc:relators' }),
    refine(id, 'display-seq', String(index + 1)),
  ]
}

/** A Han name has its family name first, and is sorted as it is written; of others only the author knows which name is which. */
function fileAs(id: string, { name, fileAs }: Creator): Element[] {
  const sorted = fileAs ?? (/^[\p{Script=Han}·]+$/u.test(name) ? name : undefined)
  return sorted ? [refine(id, 'file-as', xmlText(sorted))] : []
}

/**
 * Where the page numbers come from (EPUB 3.3, meta properties vocabulary, `source-of`). The property that is to take its place, `pageBreakSource`, is an
 * error to EPUBCheck 4, which shops still run.
 */
export function pageSourceMetadata(source: string | undefined): Element[] {
  if (!source) return []
  return [x('dc:source', { id: 'page-source' }, xmlText(source)), refine('page-source', 'source-of', 'pagination')]
}

/** What it says of its accessibility (EPUB Accessibility 1.1, 2). */
export function accessMetadata(accessibility: Accessibility): Element[] {
  return [
    ...accessibility.accessModes.map((mode) => property('schema:accessMode', mode)),
    ...accessibility.sufficient.map((modes) => property('schema:accessModeSufficient', modes)),
    ...accessibility.features.map((feature) => property('schema:accessibilityFeature', feature)),
    ...accessibility.hazards.map((hazard) => property('schema:accessibilityHazard', hazard)),
    property('schema:accessibilitySummary', accessibility.summary),
    ...conformance(accessibility.conformance),
  ]
}

/** EPUB Accessibility 1.1, 4.2: what is claimed, and who says so. */
function conformance(claim: Accessibility['conformance']): Element[] {
  if (!claim) return []
  return [
    x('meta', { id: 'conformance', property: 'dcterms:conformsTo' }, claim.standard),
    refine('conformance', 'a11y:certifiedBy', xmlText(claim.certifiedBy)),
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
