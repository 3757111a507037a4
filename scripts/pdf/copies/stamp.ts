import {
  PDFArray,
  type PDFDocument,
  PDFName,
  type PDFObject,
  type PDFPage,
  PDFRawStream,
  type PDFRef,
} from '@cantoo/pdf-lib'
import * as fontkit from 'fontkit'
import { points } from '../boxes.ts'
import { copyNumber } from './numbers.ts'

/** What is printed on a finished paper, copy by copy. */
export type Stamp = {
  /** A static TrueType font, cut to the figures, an ideographic space and the watermark's characters. */
  face: Uint8Array
  /** 份号: its base line from the left and upper edge of the first page (mm), and its size (pt). */
  number: { x: number; y: number; size: number }
  /** Words across every page, in light grey below the text; the number of the copy goes with them. */
  watermark?: string
}

/** A stamp whose font is in a document. The operators of every copy take as many bytes. */
export type InkedStamp = {
  font: PDFRef
  /** Operators before those of a page, with its trim box; and behind those of the first. */
  below(number: number, page: Box): string
  above(number: number, page: Box): string
  /** The number of a copy as it is written in both. */
  written(number: number): string
}

/** In pt, as PDF has it: from the lower left corner. */
type Box = { x: number; y: number; width: number; height: number }

/** Embeds the stamp's font. Rejects when the face lacks a character of the watermark. */
export async function inkStamp(pdf: PDFDocument, { face, number: place, watermark }: Stamp): Promise<InkedStamp> {
  pdf.registerFontkit(fontkit as never)
  const font = await pdf.embedFont(face, { subset: false, customName: 'BANXIN+Stamp' })
  await pdf.flush()
  const has = new Set(font.getCharacterSet())
  const lacking = [...(watermark ?? '')].find((character) => !has.has(character.codePointAt(0) ?? 0))
  if (lacking) throw new RangeError(`the face of the stamp lacks ${lacking}`)
  const text = (value: string) => font.encodeText(value).toString()
  const written = (number: number) => text(copyNumber(number))
  return {
    font: font.ref,
    written,
    above(number, page) {
      const at = `${round(page.x + points(place.x))} ${round(page.y + page.height - points(place.y))}`
      return artifact(`BT 0 g /${FONT} ${place.size} Tf ${at} Td ${written(number)} Tj ET`)
    },
    below(number, { x, y, width, height }) {
      if (!watermark) return ''
      const units = font.widthOfTextAtSize(`${watermark}${APART}${copyNumber(number)}`, 1)
      const diagonal = Math.hypot(width, height)
      const size = round(Math.min(LARGEST, (0.7 * diagonal) / units))
      const [cos, sin] = [round(width / diagonal), round(height / diagonal)]
      // The words lie along the diagonal, their middle in that of the page.
      const [along, across] = [(units * size) / 2, size * 0.35]
      const left = round(x + width / 2 - along * cos + across * sin)
      const foot = round(y + height / 2 - along * sin - across * cos)
      const words = `${text(watermark + APART)} Tj ${written(number)} Tj`
      return artifact(
        `BT ${GREY} g /${FONT} ${size} Tf ${cos} ${sin} ${round(-sin)} ${cos} ${left} ${foot} Tm ${words} ET`,
      )
    },
  }
}

/** Makes the stamp's font known to a page. */
export function giveFont({ node }: PDFPage, { font }: InkedStamp): void {
  node.normalizedEntries().Font.set(PDFName.of(FONT), font)
}

/** The content streams of a page. */
export function contentsOf({ node }: PDFPage): PDFObject[] {
  const contents = node.get(PDFName.of('Contents'))
  return contents instanceof PDFArray ? contents.asArray() : contents ? [contents] : []
}

/** Operators before and behind those of a page, which may leave the graphics state as they like. */
export function around(pdf: PDFDocument, below: string, above: string): [below: PDFRef, above: PDFRef] {
  return [plainStream(pdf, `${below} q\n`), plainStream(pdf, `\nQ ${above}`)]
}

/** Not packed, so that its text can be found in the file. */
function plainStream({ context }: PDFDocument, operators: string): PDFRef {
  const bytes = Buffer.from(operators, 'latin1')
  return context.register(PDFRawStream.of(context.obj({ Length: bytes.length }), bytes))
}

/** The stamp's font among the resources of a page. */
const FONT = 'BanxinStamp'
/** Between the words of a watermark and the number. */
export const APART = '　'
/** Light enough to read the text over it, dark enough for a copier. */
const GREY = 0.88
/** Size of a watermark's words, pt: they need not fill the page. */
const LARGEST = 64

/** No part of the paper for those who have it read to them (ISO 32000-1, 14.8.2.2). */
function artifact(operators: string): string {
  return `/Artifact BMC ${operators} EMC`
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}
