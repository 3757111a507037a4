import { type PDFContext, PDFDict, PDFName, PDFObjectCopier } from '@cantoo/pdf-lib'

/**
 * Gives the fonts of a PDF that went through another program the tables back that say what their glyphs mean (ISO 32000-1, 9.10.3):
 * Ghostscript garbles those of glyphs that are two characters (——). It keeps the numbers of the glyphs, and the fonts' names but for their
 * prefix; fonts of a name that the source has twice keep what they have.
 */
export function restoreUnicodeMaps(source: PDFContext, made: PDFContext): void {
  const copier = PDFObjectCopier.for(source, made)
  const known = new Map<string, PDFDict | undefined>()
  for (const font of compositeFonts(source)) {
    const name = nameOf(font)
    known.set(name, known.has(name) ? undefined : font)
  }
  for (const font of compositeFonts(made)) {
    const map = known.get(nameOf(font))?.get(TO_UNICODE)
    if (map) font.set(TO_UNICODE, copier.copy(map))
  }
}

const TO_UNICODE = PDFName.of('ToUnicode')

function compositeFonts(context: PDFContext): PDFDict[] {
  return context
    .enumerateIndirectObjects()
    .map(([, object]) => object)
    .filter(
      (object) => object instanceof PDFDict && object.get(PDFName.of('Subtype')) === PDFName.of('Type0'),
    ) as PDFDict[]
}

/** Without the prefix of a subset (9.6.4). */
function nameOf(font: PDFDict): string {
  return (font.get(PDFName.of('BaseFont'))?.toString() ?? '').replace(/^\/[A-Z]{6}\+/, '/')
}
