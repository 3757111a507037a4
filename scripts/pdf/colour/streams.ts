import { deflateSync } from 'node:zlib'
import { decodePDFRawStream, PDFName, PDFNumber, PDFRawStream } from '@cantoo/pdf-lib'

/** What a stream holds, its filters undone. */
export function contentsOf(stream: PDFRawStream): Uint8Array {
  return stream.dict.has(PDFName.of('Filter')) ? decodePDFRawStream(stream).decode() : stream.contents
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
