/**
 * Characters that the fonts of ordinary readers need not have: Han beyond the 20,902 that GBK has (CJK Unified Ideographs as of Unicode 1.1,
 * to U+9FA5), that is all extensions; radicals, strokes, compatibility ideographs, bopomofo of other tongues, old kana; private use.
 * Letters, signs and emoji are not among them.
 */
const RANGES =
  '\\u{2E80}-\\u{2FDF}\\u{2FF0}-\\u{2FFF}\\u{31A0}-\\u{31EF}\\u{3400}-\\u{4DBF}\\u{9FA6}-\\u{9FFF}\\u{E000}-\\u{FAFF}' +
  '\\u{1AFF0}-\\u{1B16F}\\u{20000}-\\u{3FFFF}\\u{F0000}-\\u{10FFFD}'

const RARE = new RegExp(`[${RANGES}]`, 'u')
const PRIVATE = /^\p{Co}$/u

/** True where a text has a rare character. */
export function hasRare(text: string): boolean {
  return RARE.test(text)
}

/** Private use means what the book's own font has there; in any other it would mean something else. */
export function isPrivate(character: string): boolean {
  return PRIVATE.test(character)
}
