import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFName,
  type PDFObject,
  type PDFPage,
  PDFRawStream,
  type PDFRef,
} from './pdf-lib.ts'

/** In pt, from the lower left corner. */
export type Rectangle = { x: number; y: number; width: number; height: number }

/** The content streams of a page. */
export function contentsOf({ node }: PDFPage): PDFObject[] {
  const contents = node.get(PDFName.of('Contents'))
  return contents instanceof PDFArray ? contents.asArray() : contents ? [contents] : []
}

/** Operators before and behind those of a page, which may leave the graphics state as they like. */
export function around(pdf: PDFDocument, below: string, above: string): [below: PDFRef, above: PDFRef] {
  return [plainStream(pdf, `${below} q\n`), plainStream(pdf, `\nQ ${above}`)]
}

/** Makes something known to a page under a name: a font, a form, a colour space. */
export function giveResource(
  { node }: PDFPage,
  kind: 'Font' | 'XObject' | 'ColorSpace',
  name: string,
  ref: PDFRef,
): void {
  const resources = node.normalizedEntries().Resources
  const own = resources.lookup(PDFName.of(kind))
  const dict = own instanceof PDFDict ? own : node.context.obj({})
  dict.set(PDFName.of(name), ref)
  resources.set(PDFName.of(kind), dict)
}

/** Operators of what is no part of the text for those who have it read to them (ISO 32000-1, 14.8.2.2). */
export function artifact(operators: string): string {
  return `/Artifact BMC ${operators} EMC`
}

/** A number as PDF writes it, to 1/1000 pt. */
export function round(value: number): number {
  return Math.round(value * 1000) / 1000
}

/** Not packed, so that its text can be found in the file. */
function plainStream({ context }: PDFDocument, operators: string): PDFRef {
  const bytes = Buffer.from(operators, 'latin1')
  return context.register(PDFRawStream.of(context.obj({ Length: bytes.length }), bytes))
}
