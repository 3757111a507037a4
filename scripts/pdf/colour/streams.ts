import { deflateSync, inflateSync } from 'node:zlib'
import { decodePDFRawStream, PDFName, PDFNumber, PDFRawStream } from '@cantoo/pdf-lib'

/** What a stream holds, its filters undone. */
export function contentsOf(stream: PDFRawStream): Uint8Array {
  const { dict, contents } = stream
  const filter = dict.lookup(PDFName.of('Filter'))
  if (!filter) return contents
  // The usual case, with the inflater of Node: the library's own takes five times as long.
  if (filter === PDFName.of('FlateDecode') && !dict.has(PDFName.of('DecodeParms'))) return inflateSync(contents)
  return decodePDFRawStream(stream).decode()
}

/** A stream with the same dictionary and other contents, packed. */
export function withContents({ dict }: PDFRawStream, contents: Uint8Array): PDFRawStream {
  const packed = deflateSync(contents)
  const own = dict.clone()
  own.delete(PDFName.of('DecodeParms'))
  own.set(PDFName.of('Filter'), PDFName.of('FlateDecode'))
  own.set(PDFName.of('Length'), PDFNumber.of(packed.length))
  return PDFRawStream.of(own, packed)
}
