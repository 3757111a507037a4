import { type Edit, type Rule, substitute } from './line.ts'

/** Characters that have no business in a text, or a second code point for one that has. */
export const characterRules: Rule[] = [controls, radicals]

/** Letters and digits as wide as a Han character. */
export const widthRules: Rule[] = [fullWidthAlphanumerics]

/** Invisible characters: C0 and C1 controls, byte order marks, soft hyphens, zero-width spaces, direction marks. */
function controls(text: string): Edit[] {
  const pattern =
    /(?![\t\n\v\f\r\u0085])[\p{Cc}\u00AD\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uFFFC]+/gu
  return substitute(text, pattern, 'control-character', '')
}

/** Kangxi radicals (⽤ for 用) come from text copied out of PDF files. */
function radicals(text: string): Edit[] {
  return substitute(text, /[\u2F00-\u2FD5]/gu, 'character', ([radical]) => radical.normalize('NFKC'))
}

/** ２０２６年ＧＤＰ → 2026年GDP: Chinese text sets them half-width (GB/T 15835, CLREQ). */
function fullWidthAlphanumerics(text: string): Edit[] {
  return substitute(text, /[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A]+/gu, 'character', ([wide]) =>
    wide.normalize('NFKC'),
  )
}
