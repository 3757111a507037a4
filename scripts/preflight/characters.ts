import { wholeSign } from '../fonts/pieces.ts'
import { ordinaryForm } from '../fonts/vertical-forms.ts'

/**
 * Text as one bag of characters to compare a page's words with what a PDF reader gives back: without white space and characters
 * that are never seen, vertical and ligature forms as the ordinary characters that they print.
 */
export function countCharacters(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const character of ordinary(text)) counts.set(character, (counts.get(character) ?? 0) + 1)
  return counts
}

/** `one` without what `other` has, as text. */
export function surplus(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): string {
  let text = ''
  for (const [character, count] of one) {
    const more = count - (other.get(character) ?? 0)
    if (more > 0) text += character.repeat(more)
  }
  return text
}

/** Of the signs of formulas that are put together of pieces. */
const PIECES = /[\u23b7\u239d\u23a0\u23a3\u23a6\u23a9\u23ad\u{f0001}-\u{ffffd}]/gu

/** Ordinary characters in place of presentation forms; no white space, no invisible ones. */
export function ordinary(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .replace(PRESENTATION, ordinaryForm)
    .replace(QUOTES, (quote) => CORNERS[quote] ?? quote)
    .replaceAll('\u2011', '\u2010')
    .replace(PIECES, wholeSign)
}

/**
 * Radicals and compatibility ideographs look like Han characters and are none in a search. A PDF says them in place of the
 * character where a font has one glyph for both.
 */
export function radicals(text: string): string {
  return [...new Set(text.match(RADICAL) ?? [])].join('')
}

/** In a vertical line “ and 『 are one glyph, of which a PDF can name only one character: where a book has both, either may come back. */
const QUOTES = /[“”‘’]/g
const CORNERS: Record<string, string> = { '“': '『', '”': '』', '‘': '「', '’': '」' }

/**
 * White space, controls (a missing glyph reads as U+0000), format characters, and all that Unicode has shown as nothing (soft hyphen, joiners, variation
 * selectors, fillers of Hangul), for which no font is asked (fonts/coverage.ts).
 */
const INVISIBLE = /[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]+/gu
const PRESENTATION = /[\uFB00-\uFB06\uFE10-\uFE19\uFE30-\uFE4F]/gu
const RADICAL = /[\u2E80-\u2FDF\uF900-\uFAFF\u{2F800}-\u{2FA1F}]/gu
