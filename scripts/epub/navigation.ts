import type { Element } from 'hast'
import { toString as textOf } from 'hast-util-to-string'
import { h } from 'hastscript'
import type { Document, Heading } from '../html/document.ts'
import type { Words } from '../html/words.ts'
import { chapterFile, type Targets } from './targets.ts'

/** One line of the contents with what stands below it. */
export type NavPoint = { text: string; number: string; href: string; children: NavPoint[] }

/** Deeper headings would make the list longer than a phone's screen is patient. */
const DEEPEST = 3

/**
 * The contents as a tree: chapter titles and headings down to the third level. A level that the manuscript skips is skipped
 * here too: lists nest, they have no empty line.
 */
export function navTree(document: Document, targets: Targets): NavPoint[] {
  return document.chapters.map((chapter, index) => {
    const root: NavPoint = { text: chapter.title, number: '', href: chapterFile(index), children: [] }
    const open: { level: number; point: NavPoint }[] = [{ level: 1, point: root }]
    for (const heading of chapter.headings) {
      if (heading.level < 2 || heading.level > DEEPEST) continue
      while (open.length > 1 && (open.at(-1)?.level ?? 0) >= heading.level) open.pop()
      const point: NavPoint = {
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

/** The navigation document's content (EPUB 3.3, 7): the contents, and the landmarks for readers' menus. */
export function navContent(
  points: readonly NavPoint[],
  landmarks: readonly { type: string; href: string; text: string }[],
  words: Words,
): Element[] {
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
      [h('h1', words.contents), navList(points)],
    ),
    h('nav', { 'epub:type': 'landmarks', id: 'landmarks', ariaLabel: words.places, hidden: true, dataGenerated: '' }, [
      h('h2', words.places),
      h(
        'ol',
        landmarks.map(({ type, href, text }) => h('li', [h('a', { 'epub:type': type, href }, text)])),
      ),
    ]),
  ]
}

/** Text of a line as a reader's menu shows it. */
export function navText(point: NavPoint): string {
  return textOf({ type: 'root', children: lineContent(point) })
}

function navList(points: readonly NavPoint[]): Element {
  return h(
    'ol',
    points.map((point) =>
      h('li', [
        h('a', { href: point.href }, lineContent(point)),
        point.children.length > 0 ? navList(point.children) : undefined,
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
