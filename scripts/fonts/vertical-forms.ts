/** The ordinary mark that a vertical presentation form prints: `︐` is a vertical `，`. Other characters come back in NFKC. */
export function ordinaryForm(form: string): string {
  return FULL_WIDTH[form] ?? form.normalize('NFKC')
}

/**
 * The presentation forms of the marks in `text`. In a vertical line a font sets their glyphs by itself; a face that also has
 * them under their own code points leaves no glyph in the PDF that nobody can read back.
 */
export function verticalForms(text: string): string {
  const marks = text.replace(/[“”‘’]/g, (quote) => CORNERS[quote] ?? quote)
  return FORMS.filter((form) => marks.includes(ordinaryForm(form))).join('')
}

/** Chinese faces set quotes as corner brackets in vertical lines (GB/T 15834, 5.2). */
const CORNERS: Record<string, string> = { '“': '『', '”': '』', '‘': '「', '’': '」' }

/** Vertical forms whose compatibility mapping would be a half-width mark (Unicode 17, Vertical Forms; CJK Compatibility Forms). */
const FULL_WIDTH: Record<string, string> = Object.fromEntries(
  [
    '︐，',
    '︑、',
    '︒。',
    '︓：',
    '︔；',
    '︕！',
    '︖？',
    '︙…',
    '︰‥',
    '︱—',
    '︲–',
    '︳＿',
    '︵（',
    '︶）',
    '︷｛',
    '︸｝',
    '﹇［',
    '﹈］',
  ].map((pair) => [...pair] as [string, string]),
)

const FORMS = [...'︐︑︒︓︔︕︖︗︘︙︱︳︵︶︷︸︹︺︻︼︽︾︿﹀﹁﹂﹃﹄﹇﹈']
