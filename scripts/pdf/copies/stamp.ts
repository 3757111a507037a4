import { copyNumber } from '../../config/copy-numbers.ts'
import { artifact, giveResource, type Rectangle, round } from '../added-content.ts'
import { addFace } from '../added-face.ts'
import { points } from '../boxes.ts'
import type { PDFDocument, PDFPage } from '../pdf-lib.ts'

/** What is printed on a finished paper, copy by copy. */
export type Stamp = {
  /** A static TrueType font, cut to the signs of the stamp (`signsOfStamp`). */
  face: Uint8Array
  /** 份号: its base line from the left and upper edge of the first page (mm), and its size (pt). */
  number: { x: number; y: number; size: number }
  /** Words across every page, in light grey below the text; the number of the copy goes with them. */
  watermark?: string
}

/** A stamp whose font is in a document. The operators of every copy take as many bytes. */
export type InkedStamp = {
  giveFont(page: PDFPage): void
  /** Operators before those of a page, with its trim box; and behind those of the first. */
  below(number: number, page: Rectangle): string
  above(number: number, page: Rectangle): string
  /** The number of a copy as it is written in both. */
  written(number: number): string
}

/** Every sign that a stamp prints. */
export function signsOfStamp(watermark = ''): string {
  return `0123456789${APART}${watermark}`
}

/** Embeds the stamp's font. Rejects when the face lacks a character of the watermark. */
export async function inkStamp(pdf: PDFDocument, { face, number: place, watermark }: Stamp): Promise<InkedStamp> {
  const { ref, written: text, widthOf } = await addFace(pdf, face, 'BANXIN+Stamp', signsOfStamp(watermark))
  const written = (number: number) => text(copyNumber(number))
  return {
    giveFont: (page) => giveResource(page, 'Font', FONT, ref),
    written,
    above(number, page) {
      const at = `${round(page.x + points(place.x))} ${round(page.y + page.height - points(place.y))}`
      return artifact(`BT 0 g /${FONT} ${place.size} Tf ${at} Td ${written(number)} Tj ET`)
    },
    below(number, { x, y, width, height }) {
      if (!watermark) return ''
      const units = widthOf(`${watermark}${APART}${copyNumber(number)}`)
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

/** The stamp's font among the resources of a page. */
const FONT = 'BanxinStamp'
/** Between the words of a watermark and the number. */
const APART = '　'
/** Light enough to read the text over it, dark enough for a copier. */
const GREY = 0.88
/** Size of a watermark's words, pt: they need not fill the page. */
const LARGEST = 64
