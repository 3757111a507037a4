import type { PrintEdition } from '../../config/book.ts'
import type { Promises } from './page.ts'

/** What an edition promises of its typesetting. */
export function promisesOf({ theme, print, punctuation, quotes, digits, language }: PrintEdition): Promises {
  const centred = language?.startsWith('zh-Hant') ?? false
  const squeezed = punctuation !== 'plain' && !centred
  return {
    squeezed,
    lineEnds: squeezed ? 'half' : 'full',
    doubled: squeezed && language !== 'ja',
    fixed: language === 'ja',
    marks: centred ? 'centred' : 'corner',
    quotes: quotes === 'corner' ? 'corner' : 'curly',
    digits: digits ?? 'sideways',
    indent: language === 'ja' ? 1 : 2,
    // The large print has its own lines and characters.
    official: theme === 'handout' && print !== 'large',
  }
}
