import type { Book } from '../../config/book.ts'
import { wordsOf } from '../../html/words.ts'

/** Creators of one role, in the order of their first appearance: 甲　乙　著. */
export type CreatorGroup = { names: string[]; label: string; verb: string }

export function creatorGroups({ creators, language }: Pick<Book, 'creators' | 'language'>): CreatorGroup[] {
  const { roles, verbs } = wordsOf(language)
  const byRole = Map.groupBy(creators, ({ role }) => role)
  return [...byRole].map(([role, group]) => ({
    names: group.map(({ name }) => name),
    label: roles[role],
    verb: verbs[role],
  }))
}

/** 甲　乙　著: what one line of a title page says. */
export function creatorLine({ names, verb }: CreatorGroup): string {
  return `${names.join('　')}　${verb}`
}
