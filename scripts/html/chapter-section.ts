import type { Element, ElementContent, Root } from 'hast'
import { numberOf } from './anchors.ts'
import type { ChapterContext } from './context.ts'
import type { DocumentChapter, Heading, Note } from './document.ts'
import { hasClass, isElement } from './elements.ts'
import { levelOf } from './headings.ts'
import { plainTitle } from './titles.ts'

/** The finished tree of a chapter as a value: its section, and beside it the headings and the notes. */
export function chapterSection(tree: Root, { number, files }: ChapterContext): DocumentChapter {
  const id = `chapter-${number}`
  const notes: Note[] = []
  const flow: ElementContent[] = []
  for (const node of tree.children) {
    if (isElement(node, 'aside') && hasClass(node, 'note')) notes.push(noteOf(node))
    else if (node.type !== 'doctype') flow.push(node)
  }
  const section: Element = {
    type: 'element',
    tagName: 'section',
    properties: { className: ['chapter'], id, role: 'doc-chapter' },
    children: flow,
  }
  const headings = flow
    .filter((node): node is Element => isElement(node, 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'))
    .map(headingOf)
  const title = headings.find((heading) => heading.level === 1)?.text ?? ''
  return { id, file: files[number - 1] ?? '', title, headings, section, notes }
}

function noteOf(element: Element): Note {
  const id = String(element.properties.id)
  return { id, number: Number(/-(\d+)$/.exec(id)?.[1]), element }
}

function headingOf(element: Element): Heading {
  return {
    id: String(element.properties.id),
    level: levelOf(element),
    number: numberOf(element, 'heading-number'),
    text: plainTitle(element),
    source: String(element.properties.dataSource ?? ''),
  }
}
