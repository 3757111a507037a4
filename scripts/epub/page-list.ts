import type { Element } from 'hast'
import { h } from 'hastscript'
import type { Book } from '../config/book.ts'
import { type Words, wordsOf } from '../html/words.ts'
import type { PageStart } from '../pages/page-starts.ts'
import type { PageBreak } from './page-breaks.ts'
import type { CarriedPages } from './request.ts'
import { chapterFile, type Targets } from './targets.ts'

/** The pages of the print edition with the places of their markers; those of an index only where the e-book has one. */
export function listPages(starts: readonly PageStart[], targets: Targets, indexed: boolean): PageBreak[] {
  const taken = [...targets.byId.values()].map(({ id }) => id)
  let prefix = 'page-'
  while (taken.some((id) => id.startsWith(prefix))) prefix += 'break-'
  return starts
    .filter(({ part }) => part !== 'index' || indexed)
    .map((start) => {
      const id = `${prefix}${start.index}`
      return { start, id, href: `${fileOf(start)}#${id}` }
    })
}

function fileOf(start: PageStart): string {
  return start.part === 'chapter' ? chapterFile(start.chapter) : start.part === 'index' ? 'index.xhtml' : 'nav.xhtml'
}

/** The list of pages for the navigation document (EPUB 3.3, 7.4.2.4): readers offer it as “go to page”. */
export function pageListNav(pages: readonly PageBreak[], words: Words): Element {
  const { heading } = words.printPages
  return h(
    'nav',
    {
      'epub:type': 'page-list',
      role: 'doc-pagelist',
      id: 'page-list',
      ariaLabel: heading,
      hidden: true,
      dataGenerated: '',
    },
    [
      h('h2', heading),
      h(
        'ol',
        pages.map(({ href, start }) => h('li', [h('a', { href }, start.folio)])),
      ),
    ],
  )
}

/** What the print edition is: its own identifier, else in words: 《书名》印刷版 booklet.pdf（148毫米×210毫米，横排）. */
export function pageSource({ title, language }: Book, { file, identifier, geometry }: CarriedPages): string {
  if (identifier) return identifier
  const { trim, writing } = geometry
  const edition = wordsOf(language).printPages.edition(file, [trim.width, trim.height], writing === 'vertical')
  return `《${title}》${edition}`
}
