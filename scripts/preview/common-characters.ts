import type { Language } from '../config/book.ts'

/**
 * Characters that the author may well type next: the first level of the standard of each language (GB 2312, 3755 Han; Big5, 5401;
 * JIS X 0208, 2965). Fonts that have them already are not cut again for each new character, and tabs keep the fonts they have loaded.
 */
export function commonCharacters(language: Language): string {
  const { encoding, rows, columns } = LEVELS[language]
  const known = made.get(encoding)
  if (known !== undefined) return known
  const bytes = rows.flatMap((row) => columns.flatMap((column) => [row, column]))
  const text = new TextDecoder(encoding).decode(new Uint8Array(bytes))
  const characters = [...text].filter((character) => HAN.test(character)).join('')
  made.set(encoding, characters)
  return characters
}

const range = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, index) => first + index)

/** Lead bytes of the rows of a level, and the second bytes of its columns. */
type Level = { encoding: string; rows: number[]; columns: number[] }

const BIG5 = { encoding: 'big5', rows: range(0xa4, 0xc6), columns: [...range(0x40, 0x7e), ...range(0xa1, 0xfe)] }

const LEVELS: Record<Language, Level> = {
  'zh-Hans': { encoding: 'gb18030', rows: range(0xb0, 0xd7), columns: range(0xa1, 0xfe) },
  'zh-Hant': BIG5,
  'zh-Hant-TW': BIG5,
  'zh-Hant-HK': BIG5,
  ja: { encoding: 'euc-jp', rows: range(0xb0, 0xcf), columns: range(0xa1, 0xfe) },
}

const HAN = /\p{Script=Han}/u

const made = new Map<string, string>()
