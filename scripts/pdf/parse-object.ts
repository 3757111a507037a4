import { type PDFContext, type PDFObject, PDFObjectParser } from './pdf-lib.ts'

/** Reads one object from its text, whose characters are bytes. */
export function parseObject(text: string, context: PDFContext): PDFObject {
  return PDFObjectParser.forBytes(Buffer.from(text, 'latin1'), context).parseObject()
}
