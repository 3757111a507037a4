import type { Element } from 'hast'
import { h } from 'hastscript'
import type { IndexEntry, IndexGroup } from '../html/index-entries.ts'
import { breakMarker, type PageBreak } from './page-breaks.ts'
import { nameTarget, type Target, type Targets } from './targets.ts'

/**
 * The index 索引 in the structure of EPUB Indexes 1.0: one list, the letter of a group beside its first entry. A book without
 * fixed pages names the section of every place, with its chapter where that is another than before; a section that has the
 * term more than once is named once.
 * @param pages of the print edition; those of its index get their markers
 */
export function indexPage(groups: readonly IndexGroup[], targets: Targets, pages: readonly PageBreak[] = []): Element {
  const items = groups.flatMap(({ letter, entries }) =>
    entries.map((entry, index) => entryItem(entry, index === 0 ? letter : '', targets)),
  )
  const opening: Element[] = []
  for (const page of pages) {
    if (page.start.part !== 'index') continue
    const item = page.start.entry > 0 ? items[page.start.entry] : undefined
    if (item) item.children.unshift(breakMarker(page))
    else opening.push(breakMarker(page))
  }
  return h(
    'section',
    {
      className: ['index'],
      'epub:type': 'index',
      role: 'doc-index',
      ariaLabel: targets.words.index,
      dataGenerated: '',
    },
    [...opening, h('h1', targets.words.index), h('ul', { 'epub:type': 'index-entry-list' }, items)],
  )
}

function entryItem({ term, places }: IndexEntry, letter: string, targets: Targets): Element {
  const found = places.flatMap((id) => targets.byId.get(id) ?? [])
  const apart = found.filter(({ heading }, index) => found.findIndex((other) => other.heading === heading) === index)
  return h('li', { 'epub:type': 'index-entry' }, [
    letter ? h('span', { className: ['letter'] }, letter) : undefined,
    h('span', { 'epub:type': 'index-term' }, term),
    ...apart.flatMap((target, index) => [
      index === 0 ? '　' : '；',
      h(
        'a',
        { 'epub:type': 'index-locator', href: `${target.file}#${target.id}` },
        placeName(target, apart[index - 1], targets),
      ),
    ]),
  ])
}

function placeName(target: Target, before: Target | undefined, targets: Targets): string {
  const { name, chapter } = nameTarget(targets, target, before?.chapter ?? NO_CHAPTER, undefined)
  return chapter + name
}

/** The index itself stands in none. */
const NO_CHAPTER = -1
