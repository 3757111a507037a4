import type { Element } from 'xast'
import { x } from 'xastscript'
import type { Book } from '../config/book.ts'
import { writeXml, xmlText } from '../manuscript/xml.ts'
import { type NavPoint, navText } from './navigation.ts'

/** The contents in the form of EPUB 2 (OPF 2.0.1, 2.4.1), for readers that know no navigation document. */
export function writeNcx(book: Book, points: readonly NavPoint[]): string {
  let order = 0
  const navPoint = (point: NavPoint): Element => {
    order += 1
    return x('navPoint', { id: `nav-${order}`, playOrder: String(order) }, [
      x('navLabel', [x('text', xmlText(navText(point)))]),
      x('content', { src: point.href }),
      ...point.children.map(navPoint),
    ])
  }
  const meta = (name: string, content: string) => x('meta', { name, content })
  return writeXml({
    type: 'root',
    children: [
      x('ncx', { xmlns: 'http://www.daisy.org/z3986/2005/ncx/', version: '2005-1', 'xml:lang': book.language }, [
        x('head', [
          meta('dtb:uid', book.identifier),
          meta('dtb:depth', String(depth(points))),
          meta('dtb:totalPageCount', '0'),
          meta('dtb:maxPageNumber', '0'),
        ]),
        x('docTitle', [x('text', xmlText(book.title))]),
        x('navMap', points.map(navPoint)),
      ]),
    ],
  })
}

function depth(points: readonly NavPoint[]): number {
  return points.reduce((deepest, point) => Math.max(deepest, 1 + depth(point.children)), 0)
}
