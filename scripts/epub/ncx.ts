import type { Element } from 'xast'
import { x } from 'xastscript'
import type { Book } from '../config/book.ts'
import { wordsOf } from '../html/words.ts'
import { writeXml, xmlText } from '../manuscript/xml.ts'
import { flatPoints, type NavPoint, navText } from './navigation.ts'
import type { PageBreak } from './page-breaks.ts'

/**
 * The contents, and the pages of the print edition, in the form of EPUB 2 (OPF 2.0.1, 2.4.1; ANSI/NISO Z39.86-2005, 8), for readers
 * that know no navigation document.
 * @param order places in the book in reading order, by their address
 */
export function writeNcx(
  book: Book,
  points: readonly NavPoint[],
  pages: readonly PageBreak[],
  order: ReadonlyMap<string, number>,
): string {
  const places = [...flatPoints(points).map(({ href }) => href), ...pages.map(({ href }) => href)]
  const inOrder = [...new Set(places)].sort((a, b) => (order.get(a) ?? order.size) - (order.get(b) ?? order.size))
  const playOrder = new Map(inOrder.map((href, index) => [href, String(index + 1)]))
  let count = 0
  const navPoint = (point: NavPoint): Element => {
    count += 1
    return x('navPoint', { id: `nav-${count}`, playOrder: playOrder.get(point.href) }, [
      x('navLabel', [x('text', xmlText(navText(point)))]),
      x('content', { src: point.href }),
      ...point.children.map(navPoint),
    ])
  }
  const meta = (name: string, content: string) => x('meta', { name, content })
  const front = frontOf(pages)
  const numbers = pages.filter((page) => !front.has(page)).map(({ start }) => start.number.value)
  return writeXml({
    type: 'root',
    children: [
      x('ncx', { xmlns: 'http://www.daisy.org/z3986/2005/ncx/', version: '2005-1', 'xml:lang': book.language }, [
        x('head', [
          meta('dtb:uid', book.identifier),
          meta('dtb:depth', String(depth(points))),
          meta('dtb:totalPageCount', String(pages.length)),
          meta('dtb:maxPageNumber', String(Math.max(0, ...numbers))),
        ]),
        x('docTitle', [x('text', xmlText(book.title))]),
        x('navMap', points.map(navPoint)),
        pages.length > 0 ? pageList(pages, front, playOrder, book) : undefined,
      ]),
    ],
  })
}

function pageList(
  pages: readonly PageBreak[],
  front: ReadonlySet<PageBreak>,
  playOrder: ReadonlyMap<string, string>,
  book: Book,
): Element {
  return x('pageList', [
    x('navLabel', [x('text', wordsOf(book.language).printPages.heading)]),
    ...pages.map((page, index) => {
      const { start, href } = page
      const type = front.has(page) ? 'front' : 'normal'
      const attributes = { id: `page-${index + 1}`, type, value: String(start.number.value) }
      return x('pageTarget', { ...attributes, playOrder: playOrder.get(href) }, [
        x('navLabel', [x('text', start.folio)]),
        x('content', { src: href }),
      ])
    }),
  ])
}

/** Front matter is what is counted apart: the pair of type and value has to be the only one of its kind. */
function frontOf(pages: readonly PageBreak[]): ReadonlySet<PageBreak> {
  const value = (page: PageBreak | undefined) => page?.start.number.value ?? 0
  const body = pages.findLastIndex((page, index) => value(page) <= value(pages[index - 1]))
  return new Set(pages.filter(({ start }, index) => index < body || start.number.style.endsWith('roman')))
}

function depth(points: readonly NavPoint[]): number {
  return points.reduce((deepest, point) => Math.max(deepest, 1 + depth(point.children)), 0)
}
