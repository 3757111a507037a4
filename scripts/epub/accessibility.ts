import type { Element } from 'hast'
import type { Language } from '../config/book.ts'
import { type Words, wordsOf } from '../html/words.ts'
import type { Asset } from '../manuscript/chapter.ts'
import { walk } from './walk.ts'

/** What a reader with a disability wants to know before buying (EPUB Accessibility 1.1, 2.2; schema.org vocabulary). */
export type Accessibility = {
  accessModes: string[]
  /** Each entry is a set of modes that is enough to read the book. */
  sufficient: string[]
  features: string[]
  hazards: string[]
  /** In the book's language. */
  summary: string
}

/** Read off the content that goes into the EPUB, so that nothing is claimed which is not there. */
export function describeAccessibility(
  sections: readonly Element[],
  assets: readonly Asset[],
  language?: Language,
): Accessibility {
  const seen = { pictures: 0, undescribed: 0, ruby: false, notes: false, tables: false }
  for (const section of sections) {
    walk(section, (element) => {
      if (element.tagName === 'img') {
        seen.pictures += 1
        if (!String(element.properties.alt ?? '').trim()) seen.undescribed += 1
      }
      seen.ruby ||= element.tagName === 'ruby'
      seen.tables ||= element.tagName === 'table'
      seen.notes ||= element.properties.role === 'doc-noteref'
    })
  }
  const described = seen.undescribed === 0
  // Whether a GIF flashes cannot be read off its file name; nothing else here moves.
  const moving = assets.some((asset) => asset.mediaType === 'image/gif')
  const present = (condition: boolean, name: string) => (condition ? [name] : [])
  return {
    accessModes: ['textual', ...present(seen.pictures > 0, 'visual')],
    sufficient: [...present(described, 'textual'), ...present(seen.pictures > 0, 'textual,visual')],
    features: [
      'tableOfContents',
      'structuralNavigation',
      'readingOrder',
      'displayTransformability',
      'ARIA',
      'horizontalWriting',
      ...present(seen.pictures > 0 && described, 'alternativeText'),
      ...present(seen.ruby, 'rubyAnnotations'),
    ],
    hazards: [moving ? 'unknown' : 'none'],
    summary: summarize(seen, described, wordsOf(language).accessible),
  }
}

function summarize(
  seen: { pictures: number; undescribed: number; ruby: boolean; notes: boolean; tables: boolean },
  described: boolean,
  words: Words['accessible'],
): string {
  const parts = [words.text]
  if (seen.notes) parts.push(words.notes)
  if (seen.tables) parts.push(words.tables)
  if (seen.pictures > 0) parts.push(described ? words.described : words.undescribed(seen.undescribed))
  if (seen.ruby) parts.push(words.ruby)
  return `${parts.join('；')}。`
}
