import type { PrintEdition } from '../../config/book.ts'
import type { Promises } from './page.ts'

/** What an edition promises of its typesetting. */
export function promisesOf({ theme, print, punctuation, quotes }: PrintEdition): Promises {
  const squeezed = punctuation !== 'plain'
  return {
    squeezed,
    lineEnds: squeezed ? 'half' : 'full',
    marks: 'corner',
    quotes: quotes === 'corner' ? 'corner' : 'curly',
    indent: 2,
    // The large print has its own lines and characters.
    official: theme === 'handout' && print !== 'large',
  }
}
