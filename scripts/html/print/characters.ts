/**
 * What a character is to the compositor. Names follow CLREQ 3.1 (punctuation) and GB/T 15834-2011.
 */
export type CharacterClass =
  /** “‘「『（《〈【〔: ink in the second half of the cell. */
  | 'opener'
  /** ”’」』）》〉】〕: ink in the first half. */
  | 'closer'
  /** ，。、．: ink in the first half, horizontally and vertically. */
  | 'point'
  /** ；：！？: like a point horizontally, centred in the cell vertically. */
  | 'centred'
  /** —— …… · ～ */
  | 'line'
  /** Han and everything else that stands in a full square. */
  | 'han'
  | 'latin'
  | 'digit'
  | 'blank'
  | 'other'

const CLASSES: readonly (readonly [CharacterClass, RegExp])[] = [
  ['opener', /^[“‘「『（《〈【〔〖［｛]$/u],
  ['closer', /^[”’」』）》〉】〕〗］｝]$/u],
  ['point', /^[，。、．]$/u],
  ['centred', /^[；：！？]$/u],
  ['line', /^[—…⋯⸺·・‧～]$/u],
  ['digit', /^[0-9]$/u],
  ['blank', /^[ \t\n\r\u00a0]$/u],
  // The full-width forms stand in a square, whatever script they are of.
  ['han', /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Bopomofo}\u3000-\u303f\uff01-\uff60\uffe0-\uffe6]$/u],
  ['latin', /^[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}]$/u],
]

const known = new Map<string, CharacterClass>()

/** The class of one character (one code point). */
export function characterClass(character: string): CharacterClass {
  const before = known.get(character)
  if (before) return before
  const found = CLASSES.find(([, pattern]) => pattern.test(character))?.[0] ?? 'other'
  known.set(character, found)
  return found
}

/** Marks that are half a square wide with half a square of air: the ones that adjacent marks and line ends squeeze. */
export function isMark(kind: CharacterClass): boolean {
  return kind === 'opener' || kind === 'closer' || kind === 'point' || kind === 'centred'
}

/** ASCII signs that close what stands before them or part it from what follows, and may not begin a line behind Han; and those that open. */
export const closesNarrow = (text: string) => /^[)\]},.;:!?%/]$/.test(text)
export const opensNarrow = (text: string) => /^[([{/]$/.test(text)
