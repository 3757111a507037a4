import { contentsOf } from '../../pdf/colour/streams.ts'
import { PDFArray, PDFDict, PDFName, PDFRawStream } from '../../pdf/pdf-lib.ts'
import { readUnicodeMap } from '../content/unicode-map.ts'

/** What the codes of a font say (ISO 32000-1, 9.10): each string that is shown, as text without white space. */
export type FontReader = (shown: Uint8Array) => string

/**
 * Reads a font's ToUnicode map (9.10.3). Without one a simple font is taken for Latin, and of a composite one every code is U+FFFD.
 */
export function readFont(font: PDFDict): FontReader {
  const wide = font.lookup(PDFName.of('Subtype')) === PDFName.of('Type0')
  const map = font.lookup(PDFName.of('ToUnicode'))
  const texts = map instanceof PDFRawStream ? readUnicodeMap(contentsOf(map)) : undefined
  const known = new Map<number, string>()
  const unknown = (code: number) => (texts || wide ? '\ufffd' : String.fromCharCode(code))
  const textOf = (code: number) => {
    let text = known.get(code)
    if (text === undefined) {
      text = (texts?.(code) ?? unknown(code)).replace(/\s+/gu, '')
      known.set(code, text)
    }
    return text
  }
  return (shown) => {
    let text = ''
    if (wide)
      for (let at = 0; at + 1 < shown.length; at += 2) text += textOf(((shown[at] ?? 0) << 8) | (shown[at + 1] ?? 0))
    else for (const code of shown) text += textOf(code)
    return text
  }
}

/** Name and program of a font, and whether it is one that presses take. */
export function describeFont(font: PDFDict): { name: string; embedded: boolean; outlines: boolean } {
  const name = String(font.lookup(PDFName.of('BaseFont'))?.toString() ?? '').replace(/^\//, '')
  const below = font.lookup(PDFName.of('DescendantFonts'))
  const own = below instanceof PDFArray ? below.lookup(0) : font
  const descriptor = own instanceof PDFDict ? own.lookup(PDFName.of('FontDescriptor')) : undefined
  const embedded = descriptor instanceof PDFDict && PROGRAMS.some((key) => descriptor.has(PDFName.of(key)))
  return { name, embedded, outlines: font.lookup(PDFName.of('Subtype')) !== PDFName.of('Type3') }
}

const PROGRAMS = ['FontFile', 'FontFile2', 'FontFile3']
