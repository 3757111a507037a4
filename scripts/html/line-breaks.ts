/** What stands beside a line break in the middle of a paragraph. */
export type Kind = 'han' | 'hangul' | 'cjk-mark' | 'ascii-mark' | 'other'

/** The two sides of a line break; `spaced` where the paragraph itself puts spaces between Han and Latin. */
export type LineBreak = { before: Kind; after: Kind; spaced: boolean }

export type LineBreakRule = { name: string; applies: (here: LineBreak) => boolean; becomes: '' | ' ' }

const either = (test: (kind: Kind) => boolean) => (here: LineBreak) => test(here.before) || test(here.after)
const both = (test: (kind: Kind) => boolean) => (here: LineBreak) => test(here.before) && test(here.after)

/**
 * What becomes of a line break inside a paragraph; the first rule that applies decides. After the table of prettier's
 * Markdown printer (and CSS Text 4, segment break transformation): Han needs no space between words, Hangul does.
 */
export const lineBreakRules: LineBreakRule[] = [
  {
    name: 'between words of alphabets',
    applies: both((kind) => kind === 'other' || kind === 'ascii-mark'),
    becomes: ' ',
  },
  { name: 'a CJK mark brings its own space', applies: either((kind) => kind === 'cjk-mark'), becomes: '' },
  { name: 'Hangul divides words by spaces', applies: either((kind) => kind === 'hangul'), becomes: ' ' },
  { name: 'between Han', applies: both((kind) => kind === 'han'), becomes: '' },
  { name: 'a half-width mark beside Han', applies: either((kind) => kind === 'ascii-mark'), becomes: ' ' },
  { name: 'Han and Latin, as the paragraph has it elsewhere', applies: (here) => here.spaced, becomes: ' ' },
  { name: 'Han and Latin: the type setter makes the gap', applies: () => true, becomes: '' },
]

/** What a line break between two characters becomes, and by which rule. */
export function ruleFor(here: LineBreak): LineBreakRule {
  return lineBreakRules.find((rule) => rule.applies(here)) as LineBreakRule
}

const letter = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u3007\u30fc]/u
const hangul = /\p{Script=Hangul}/u
const cjkMark =
  /[\u3000-\u303f\u30fb\ufe10-\ufe1f\ufe30-\ufe4f\uff00-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\uffe0-\uffe6]/u
const sharedMark = /[“”‘’…⋯—·]/u
const asciiMark = /[!-/:-@[-`{-~]/

/**
 * Kind of the character that ends (or begins) a text beside a line break. Quotation marks, dashes and ellipses are
 * shared by Chinese and English; they take the side of the nearest letter on their own side of the break.
 */
export function kindAt(text: string, end: 'last' | 'first'): Kind {
  const characters = [...text]
  const inward = end === 'last' ? characters.reverse() : characters
  const first = inward[0] ?? ''
  if (letter.test(first)) return 'han'
  if (hangul.test(first)) return 'hangul'
  if (cjkMark.test(first)) return 'cjk-mark'
  if (sharedMark.test(first)) {
    const owner = inward.find((character) => !sharedMark.test(character) && !/\s/u.test(character)) ?? ''
    return owner === '' || letter.test(owner) || cjkMark.test(owner) ? 'cjk-mark' : 'other'
  }
  return asciiMark.test(first) ? 'ascii-mark' : 'other'
}

/** True where a text puts spaces between Han and Latin more often than not. */
export function usesSpaces(text: string): boolean {
  const spaced = text.match(/\p{Script=Han} (?=[A-Za-z0-9])|[A-Za-z0-9] (?=\p{Script=Han})/gu)?.length ?? 0
  const close = text.match(/\p{Script=Han}(?=[A-Za-z0-9])|[A-Za-z0-9](?=\p{Script=Han})/gu)?.length ?? 0
  return spaced > close
}
