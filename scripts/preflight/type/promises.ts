import type { PrintEdition } from '../../config/book.ts'
import type { Promises } from './page.ts'

/** What an edition promises of its typesetting. */
export function promisesOf({ theme, print }: PrintEdition): Promises {
  return {
    squeezed: true,
    lineEnds: 'half',
    marks: 'corner',
    quotes: 'curly',
    indent: 2,
    official: theme === 'handout' && print !== 'large',
  }
}
