import type { Book } from '../config/book.ts'
import { openChains, pinned } from './chains.ts'
import type { FontSource } from './face.ts'
import { hasCharacter } from './facts.ts'
import type { FontWorkshop } from './workshop.ts'

/** A face for words that are put on finished pages. */
export type OneFace = {
  /** Static TrueType, cut to the characters. */
  data: Uint8Array
  source: FontSource
  /** Characters that it does not have. */
  lacking: string[]
  /** A text with a question mark for each of them. */
  fitted(text: string): string
}

/**
 * The book's 黑 for some characters; another face of its family where that has more of them. What is wrong with the book's own fonts is
 * said where its pages are set.
 */
export async function cutOneFace(book: Book, text: string, workshop: FontWorkshop): Promise<OneFace> {
  const { chains } = await openChains(book, workshop)
  const fonts = chains.find(({ role, weight }) => role === 'hei' && weight === 400)?.fonts ?? []
  const characters = [...new Set(`${text}${UNKNOWN}`)]
  const lackingOf = ({ facts }: (typeof fonts)[number]) =>
    characters.filter((character) => !hasCharacter(facts, character.codePointAt(0) ?? 0))
  const [font] = [...fonts].sort((a, b) => lackingOf(a).length - lackingOf(b).length)
  if (!font) throw new Error('a book without faces')
  const lacking = lackingOf(font)
  const wanted = characters.filter((character) => !lacking.includes(character))
  const data = await workshop.cut({ ...font, characters: wanted, axes: pinned(font.facts, 400) })
  const { sha256, name, version, licence } = font.facts
  const { from, identity } = font
  const source = { family: 'Banxin Hei', weight: 400, from, identity, sha256, name, version, licence } as const
  const fitted = (words: string) => [...words].map((sign) => (lacking.includes(sign) ? UNKNOWN : sign)).join('')
  return { data, source: { ...source, characters: wanted.length }, lacking, fitted }
}

const UNKNOWN = '?'
