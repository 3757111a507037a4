import type { Element } from 'hast'

/** Where a character stands. */
export const Is = {
  /** The reading of a ruby, and its base. */
  reading: 1,
  base: 2,
  /** Upright digits, letters or marks in one square. */
  together: 4,
  dotted: 8,
  properName: 16,
  bookTitle: 32,
  call: 64,
  code: 128,
  latin: 256,
  /** The first character of a group: of a reading, a base, a square, a dot, a name, a title. */
  first: 512,
  /** The line ends behind it by hand. */
  end: 1024,
  /** Stands apart from the text beside it: the marker of a list, the number of a heading, a page number in the contents. */
  apart: 2048,
  /** In the two rows of a note in the line 割注, between its brackets. */
  rows: 4096,
  /** A reading that stands at the right of its character in every line. */
  zhuyin: 8192,
  /** The first character of a name or title. */
  named: 16384,
  /** In a formula. */
  formula: 32768,
  /** At the end of a line that is left short, for it would have to be drawn out too far. */
  short: 65536,
  /** In the marker of a list item. */
  marker: 131072,
} as const

/** What an element makes of the characters in it: bits of `Is`. */
export function bitsOf({ tagName, properties }: Element): number {
  if (tagName === 'rt') return Is.reading
  let bits = tagName === 'code' || tagName === 'kbd' || tagName === 'samp' ? Is.code : 0
  if (Array.isArray(properties.className)) for (const name of properties.className) bits |= BITS_BY_CLASS[name] ?? 0
  return bits
}

const BITS_BY_CLASS: Record<string, number> = {
  tcy: Is.together,
  dot: Is.dotted,
  'proper-name': Is.properName,
  'book-title': Is.bookTitle,
  'note-call': Is.call,
  'note-mark': Is.call,
  latin: Is.latin,
  'ruby-base': Is.base,
  marker: Is.apart | Is.marker,
  'heading-number': Is.apart,
  'caption-number': Is.apart,
  label: Is.apart,
  'zhuyin-light': Is.zhuyin,
  'zhuyin-symbols': Is.zhuyin,
  'zhuyin-tone': Is.zhuyin,
  'contents-folio': Is.apart,
  'index-letter': Is.apart,
  'index-words': Is.apart,
  task: Is.apart,
  'inline-note-text': Is.rows,
  'formula-box': Is.formula,
  'short-line': Is.short,
}
