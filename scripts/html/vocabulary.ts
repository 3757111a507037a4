import { distance } from 'fastest-levenshtein'

/** Text directives of the dialect (docs/dialect.md). `label` says whether the square brackets are asked for. */
export const textDirectives = {
  dots: { label: true },
  name: { label: true },
  book: { label: true },
  tcy: { label: true },
  'inline-note': { label: true },
  term: { label: true },
  ref: { label: false },
  page: { label: false },
} as const

export const containerDirectives = ['figure', 'table', 'notice', 'signature', 'verse', 'side-note'] as const
/** Where a figure or table may stand; `here`: at its place in the text and nowhere else. */
export const floatValues = ['top', 'bottom', 'auto', 'here'] as const
export const leafDirectives = ['pagebreak'] as const

export type TextDirectiveName = keyof typeof textDirectives
export type ContainerDirectiveName = (typeof containerDirectives)[number]

/** The known word that a mistyped one is most like, if any is near enough to be worth asking about. */
export function didYouMean(word: string, known: Iterable<string>): string | undefined {
  let best: string | undefined
  let least = Math.max(1, Math.floor(word.length / 3)) + 1
  for (const candidate of known) {
    const steps = distance(word, candidate)
    if (steps < least) {
      best = candidate
      least = steps
    }
  }
  return best
}
