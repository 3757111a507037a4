import manifest from '../../package.json' with { type: 'json' }
import type { Book } from '../config/book.ts'
import {
  type PDFContext,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFRawStream,
  PDFRef,
  PDFString,
} from './pdf-lib.ts'
import { withoutIdentification, writeXmp } from './xmp.ts'

/** What the file says about itself, once for the Info dictionary and once for XMP: the two must agree (ISO 32000-2, 14.3.3). */
export type Description = {
  title: string
  authors: string[]
  description?: string
  subjects: string[]
  publisher?: string
  rights?: string
  language: string
  identifier: string
  creatorTool: string
  producer: string
  /** When the publication was made; from book.yaml or SOURCE_DATE_EPOCH, never from the clock. */
  date: Date
}

/**
 * Writes title, authors and dates into the Info dictionary and into an XMP stream.
 * @param archival the file calls itself PDF/A-2u (ISO 19005-2, 6.6.4)
 */
export function setMetadata(pdf: PDFDocument, book: Book, archival = false): void {
  const info = pdf.context.lookup(pdf.context.trailerInfo.Info, PDFDict)
  const description = describe(book, info.lookupMaybe(PDFName.of('Producer'), PDFString, PDFHexString)?.decodeText())
  const date = PDFString.fromDate(description.date)
  const entries: Record<string, PDFString | PDFHexString | undefined> = {
    Title: PDFHexString.fromText(description.title),
    Author: text(description.authors.join('、')),
    Subject: text(description.description),
    Keywords: text(description.subjects.join('、')),
    Creator: text(description.creatorTool),
    Producer: text(description.producer),
    CreationDate: date,
    ModDate: date,
  }
  for (const [name, value] of Object.entries(entries)) {
    if (value) info.set(PDFName.of(name), value)
    else info.delete(PDFName.of(name))
  }
  pdf.catalog.set(METADATA, pdf.context.register(packet(pdf.context, writeXmp(description, archival))))
}

/** Takes the level of PDF/A from a file that others are made from: what is put on its pages nobody has checked. */
export function withdrawArchival({ catalog, context }: PDFDocument): void {
  const ref = catalog.get(METADATA)
  const metadata = context.lookup(ref)
  if (!(metadata instanceof PDFRawStream && ref instanceof PDFRef)) return
  const xmp = new TextDecoder().decode(metadata.contents)
  const changed = withoutIdentification(xmp)
  if (changed !== xmp) context.assign(ref, packet(context, changed))
}

/** Not compressed: tools that know nothing of PDF look for the packet's marks in the bytes (XMP part 1, 7.3.2). */
function packet(context: PDFContext, xmp: string): PDFRawStream {
  const bytes = new TextEncoder().encode(xmp)
  return PDFRawStream.of(context.obj({ Type: 'Metadata', Subtype: 'XML', Length: bytes.length }), bytes)
}

const METADATA = PDFName.of('Metadata')

/** @param renderer what the browser calls itself as a PDF producer */
function describe(book: Book, renderer: string | undefined): Description {
  const tool = `Banxin ${manifest.version}`
  const authors = book.creators.filter((creator) => creator.role === 'aut')
  return {
    title: book.subtitle ? `${book.title}——${book.subtitle}` : book.title,
    authors: (authors.length > 0 ? authors : book.creators).map((creator) => creator.name),
    description: book.description,
    subjects: book.subjects,
    publisher: book.publisher,
    rights: book.rights,
    language: book.language,
    identifier: book.identifier,
    creatorTool: tool,
    producer: renderer ? producedBy(tool, renderer) : tool,
    date: new Date(book.epoch * 1000),
  }
}

/** A file that is made from one of ours has said it already. */
function producedBy(tool: string, renderer: string): string {
  return renderer.startsWith(tool) ? renderer : `${tool} (${renderer})`
}

function text(value: string | undefined): PDFHexString | undefined {
  return value ? PDFHexString.fromText(value) : undefined
}
