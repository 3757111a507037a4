import type { Element } from 'hast'
import { toString as textOf } from 'hast-util-to-string'
import { h } from 'hastscript'
import type { Document, Heading } from '../html/document.ts'
import type { Words } from '../html/words.ts'
import { breakMarker, type PageBreak } from './page-breaks.ts'
import { pageListNav } from './page-list.ts'
import { chapterFile, type Targets } from './targets.ts'

/** One line of the contents with what stands below it. */
export type NavPoint = {
  /** Id of the heading in the document; absent where there is none. */
  id?: string
  text: string
  number: string
  href: string
  children: NavPoint[]
}

/** Deeper headings would make the list longer than a phone's screen is patient. */
const DEEPEST = 3

/**
 * The contents as a tree: chapter titles and headings down to the third level. A level that the manuscript skips is skipped
 * here too: lists nest, they have no empty line.
 */
export function navTree(document: Document, targets: Targets): NavPoint[] {
  return document.chapters.map((chapter, index) => {
    const id = chapter.headings.find(({ level }) => level === 1)?.id
    const root: NavPoint = { id, text: chapter.title, number: '', href: chapterFile(index), children: [] }
    const open: { level: number; point: NavPoint }[] = [{ level: 1, point: root }]
    for (const heading of chapter.headings) {
      if (heading.level < 2 || heading.level > DEEPEST) continue
      while (open.length > 1 && (open.at(-1)?.level ?? 0) >= heading.level) open.pop()
      const point: NavPoint = {
        id: heading.id,
        text: heading.text,
        number: heading.number,
        href: addressOf(heading, index, targets),
        children: [],
      }
      open.at(-1)?.point.children.push(point)
      open.push({ level: heading.level, point })
    }
    return root
  })
}

/**
 * The navigation document's content (EPUB 3.3, 7): the contents, and for readers' menus the landmarks and the pages of the print edition.
 */
export function navContent(
  points: readonly NavPoint[],
  landmarks: readonly { type: string; href: string; text: string }[],
  words: Words,
  pages: readonly PageBreak[] = [],
): Element[] {
  const markers = markersByLine(points, pages)
  return [
    h(
      'nav',
      {
        className: ['contents'],
        'epub:type': 'toc',
        role: 'doc-toc',
        id: 'toc',
        ariaLabel: words.contents,
        dataGenerated: '',
      },
      [h('h1', [...(markers.get('') ?? []), words.contents]), navList(points, markers)],
    ),
    h('nav', { 'epub:type': 'landmarks', id: 'landmarks', ariaLabel: words.places, hidden: true, dataGenerated: '' }, [
      h('h2', words.places),
      h(
        'ol',
        landmarks.map(({ type, href, text }) => h('li', [h('a', { 'epub:type': type, href }, text)])),
      ),
    ]),
    ...(pages.length > 0 ? [pageListNav(pages, words)] : []),
  ]
}

/** Markers by the line that a page of the printed contents begins with; those of pages that begin with none of these lines stand with ''. */
function markersByLine(points: readonly NavPoint[], pages: readonly PageBreak[]): Map<string | undefined, Element[]> {
  const known = new Set(flatPoints(points).map(({ id }) => id))
  const lines = new Map<string | undefined, Element[]>()
  for (const page of pages) {
    if (page.start.part !== 'contents') continue
    const line = known.has(page.start.line) ? page.start.line : ''
    lines.set(line, [...(lines.get(line) ?? []), breakMarker(page)])
  }
  return lines
}

/** All lines of a tree, from first to last. */
export function flatPoints(points: readonly NavPoint[]): NavPoint[] {
  return points.flatMap((point) => [point, ...flatPoints(point.children)])
}

/** Text of a line as a reader's menu shows it. */
export function navText(point: NavPoint): string {
  return textOf({ type: 'root', children: lineContent(point) })
}

function navList(points: readonly NavPoint[], markers: ReturnType<typeof markersByLine>): Element {
  return h(
    'ol',
    points.map((point) =>
      h('li', [
        h('a', { href: point.href }, [...((point.id && markers.get(point.id)) || []), ...lineContent(point)]),
        point.children.length > 0 ? navList(point.children, markers) : undefined,
      ]),
    ),
  )
}

function lineContent(point: NavPoint): (Element | { type: 'text'; value: string })[] {
  // 1. and the like want a space after their full stop; 一、 and （一） bring their own.
  const number = /[\w.]$/.test(point.number) ? `${point.number} ` : point.number
  return [{ type: 'text', value: number + point.text }]
}

function addressOf(heading: Heading, chapter: number, targets: Targets): string {
  const target = targets.byId.get(heading.id)
  return target ? `${target.file}#${target.id}` : chapterFile(chapter)
}
