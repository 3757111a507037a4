/** How far a long stage is. Counts that it does not know are left out. */
export type News = {
  /** Chapters laid out so far, of how many. */
  chapter?: number
  chapters?: number
  /** Pages so far. */
  pages?: number
  /** Which pass over the book, from 1: page references may need another one. */
  pass?: number
}

/** A stage calls it as often as it likes; who listens decides how often to show it. */
export type Progress = (news: News) => void
