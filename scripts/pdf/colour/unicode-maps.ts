import { PDFArray, type PDFContext, PDFDict, PDFName, PDFObjectCopier } from '../pdf-lib.ts'

/**
 * Gives every font of a PDF a name of its own, so that it is known again when the file has gone through another program: of one typeface
 * there may be several.
 */
export function nameFontsApart(context: PDFContext): void {
  for (const [index, font] of compositeFonts(context).entries()) {
    rename(font, (name) => `${name}${APART}${index}`)
  }
}

const APART = '-Banxin'

/**
 * Gives the fonts of a PDF that went through another program the tables back that say what their glyphs mean (ISO 32000-1, 9.10.3), and their
 * names: Ghostscript garbles those of glyphs that are two characters (——), or half as wide (。). It keeps the numbers of the
 * glyphs, and the fonts' names but for their prefix.
 * @param source whose fonts have been named apart
 */
export function restoreUnicodeMaps(source: PDFContext, made: PDFContext): void {
  const copier = PDFObjectCopier.for(source, made)
  const known = new Map(compositeFonts(source).map((font) => [nameOf(font), font]))
  for (const font of compositeFonts(made)) {
    const map = known.get(nameOf(font))?.get(TO_UNICODE)
    if (map) font.set(TO_UNICODE, copier.copy(map))
    rename(font, (name) => name.replace(/-Banxin\d+$/, ''))
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

/** In all three places (9.7.6.1, 9.8.1). */
function rename(font: PDFDict, change: (name: string) => string): void {
  const below = font.lookup(PDFName.of('DescendantFonts'))
  const glyphs = below instanceof PDFArray ? below.lookup(0) : undefined
  const descriptor = glyphs instanceof PDFDict ? glyphs.lookup(PDFName.of('FontDescriptor')) : undefined
  for (const [dict, key] of [
    [font, 'BaseFont'],
    [glyphs, 'BaseFont'],
    [descriptor, 'FontName'],
  ] as const) {
    const name = dict instanceof PDFDict ? dict.get(PDFName.of(key)) : undefined
    if (dict instanceof PDFDict && name instanceof PDFName)
      dict.set(PDFName.of(key), PDFName.of(change(name.decodeText())))
  }
}

/** Without the prefix of a subset (9.6.4). */
function nameOf(font: PDFDict): string {
  return (font.get(PDFName.of('BaseFont'))?.toString() ?? '').replace(/^\/[A-Z]{6}\+/, '/')
}
