import type { Book, Creator } from '../../config/book.ts'

/** Creators of one role, in the order of their first appearance: 甲　乙　著. */
export type CreatorGroup = { names: string[]; label: string; verb: string }

export function creatorGroups({ creators }: Pick<Book, 'creators'>): CreatorGroup[] {
  const byRole = Map.groupBy(creators, ({ role }) => role)
  return [...byRole].map(([role, group]) => ({ names: group.map(({ name }) => name), ...WORDS[role] }))
}

/** 甲　乙　著: what one line of a title page says. */
export function creatorLine({ names, verb }: CreatorGroup): string {
  return `${names.join('　')}　${verb}`
}

const WORDS: Record<Creator['role'], { label: string; verb: string }> = {
  aut: { label: '著者', verb: '著' },
  edt: { label: '编者', verb: '编' },
  trl: { label: '译者', verb: '译' },
  ill: { label: '插图', verb: '插图' },
  com: { label: '汇编', verb: '汇编' },
}
