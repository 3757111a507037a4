import type { Element, ElementContent, Root } from 'hast'
import type { Matter } from '../config/book.ts'
import { numberOf } from './anchors.ts'
import type { ChapterContext } from './context.ts'
import type { DocumentChapter, Heading, Note } from './document.ts'
import { hasClass, isElement } from './elements.ts'
import { levelOf } from './headings.ts'
import { plainTitle } from './titles.ts'

/** The finished tree of a chapter as a value: its section, and beside it the headings and the notes. */
export function chapterSection(tree: Root, { number, matter, files }: ChapterContext): DocumentChapter {
  const id = `chapter-${number}`
  const notes: Note[] = []
  const flow: ElementContent[] = []
  for (const node of tree.children) {
    if (isElement(node, 'aside') && hasClass(node, 'note')) notes.push(noteOf(node))
    else if (node.type !== 'doctype') flow.push(node)
  }
  const elements = flow.filter((node): node is Element => isElement(node, 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'))
  const shortTitle = elements.map(takeShortTitle).find((short) => short !== undefined)
  const headings = elements.map(headingOf)
  const title = headings.find((heading) => heading.level === 1)?.text ?? ''
  const section: Element = {
    type: 'element',
    tagName: 'section',
    properties: { className: ['chapter'], id, role: roleOf(title, matter) },
    children: flow,
  }
  return { id, file: files[number - 1] ?? '', title, shortTitle, matter, headings, section, notes }
}

/** What a chapter is called tells what it is (DPUB-ARIA 1.1); in the body it is a chapter whatever its name. */
function roleOf(title: string, matter: Matter): string {
  if (matter === 'body') return 'doc-chapter'
  if (matter === 'attachment') return 'doc-appendix'
  return ROLES.find(([where, name]) => where === matter && name.test(title))?.[2] ?? 'doc-chapter'
}

const ROLES: readonly [matter: Matter, name: RegExp, role: string][] = [
  ['front', /^(前言|自序|出版[说說]明|[编編]者的[话話]|[写寫]在前面|致[读讀]者|はじめに|まえがき)/u, 'doc-preface'],
  ['front', /^(代?序|.*序$)/u, 'doc-foreword'],
  ['front', /^(引言|[导導][言读讀]|[绪緒][论論言]|序[论論])/u, 'doc-introduction'],
  ['back', /^([后後][记記]|跋|[编編][后後]|尾[声聲]|あとがき|おわりに)/u, 'doc-afterword'],
  ['back', /^(附[录錄]|付録)/u, 'doc-appendix'],
  ['back', /^(致[谢謝]|[鸣鳴][谢謝]|謝辞)/u, 'doc-acknowledgments'],
]

function takeShortTitle({ properties }: Element): string | undefined {
  const short = properties.dataShort
  delete properties.dataShort
  return typeof short === 'string' && short !== '' ? short : undefined
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
