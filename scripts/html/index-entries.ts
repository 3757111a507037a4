import type { Nodes } from 'hast'
import type { Document } from './document.ts'
import { hasClass } from './elements.ts'

/** A word of the index, the ids of its places in reading order, and the block where the first of them stands. */
export type IndexEntry = { term: string; places: string[]; source: string }

/** Entries under one letter of the Latin alphabet, or under # what begins with none. */
export type IndexGroup = { letter: string; entries: IndexEntry[] }

/**
 * The terms that the manuscript marks, each once, by the letter with which their pinyin begins and in the order of pinyin
 * within it (the collation that comes with Node's ICU, which is pinned with Node). A term with a reading of its own is
 * sorted as the characters are that its author gives for it.
 */
export function indexEntries(document: Document): IndexGroup[] {
  const entries = new Map<string, IndexEntry & { sort?: string }>()
  for (const { section, notes } of document.chapters) {
    for (const tree of [section, ...notes.map(({ element }) => element)]) collect(tree, '', entries)
  }
  const sorted = [...entries.values()].sort(
    (a, b) => compare(a.sort ?? a.term, b.sort ?? b.term) || compare(a.term, b.term),
  )
  const groups = Map.groupBy(sorted, ({ term, sort }) => letterOf(sort ?? term))
  return [...groups]
    .sort(([a], [b]) => LETTERS.indexOf(a) - LETTERS.indexOf(b))
    .map(([letter, found]) => ({
      letter,
      entries: found.map(({ term, places, source }) => ({ term, places, source })),
    }))
}

function collect(node: Nodes, around: string, entries: Map<string, IndexEntry & { sort?: string }>): void {
  if (!('children' in node)) return
  const own = node.type === 'element' ? node.properties.dataSource : undefined
  const source = typeof own === 'string' ? own : around
  if (node.type === 'element' && hasClass(node, 'index-term')) {
    const { id, dataTerm, dataSort } = node.properties
    if (typeof id === 'string' && typeof dataTerm === 'string' && dataTerm !== '') {
      const entry = entries.get(dataTerm) ?? { term: dataTerm, places: [], source }
      entry.places.push(id)
      if (typeof dataSort === 'string') entry.sort ??= dataSort
      entries.set(dataTerm, entry)
    }
  }
  for (const child of node.children) collect(child, source, entries)
}

const pinyin = new Intl.Collator('zh-Hans-u-co-pinyin', { numeric: true, ignorePunctuation: true })

function compare(a: string, b: string): number {
  return pinyin.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0)
}

/** The first characters of the letters' runs in the order of pinyin; no syllable begins with I, U or V. */
const FIRSTS: readonly [letter: string, first: string][] = [...'吖八嚓咑妸发旮哈丌咔垃呣拏喔妑七呥仨他穵夕丫帀'].map(
  (first, index) => ['ABCDEFGHJKLMNOPQRSTWXYZ'.charAt(index), first],
)

const OTHERS = '#'
const LETTERS = `ABCDEFGHIJKLMNOPQRSTUVWXYZ${OTHERS}`

function letterOf(text: string): string {
  // 《 and “ before a title are not what it begins with.
  const first = text.match(/[\p{L}\p{N}]/u)?.[0] ?? ''
  if (/\p{Script=Han}/u.test(first))
    return FIRSTS.findLast(([, from]) => pinyin.compare(from, first) <= 0)?.[0] ?? OTHERS
  const plain = first.normalize('NFKD').charAt(0).toUpperCase()
  return /[A-Z]/.test(plain) ? plain : OTHERS
}
