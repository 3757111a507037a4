import type { Element, ElementContent, Text } from 'hast'
import { toXast } from 'hast-util-to-xast'
import { h } from 'hastscript'
import type { Root } from 'xast'
import { writeXml, xmlText } from '../manuscript/xml.ts'
import type { SourcePoint } from './sources.ts'

export type XhtmlPage = {
  title: string
  /** BCP 47. */
  language: string
  /** `epub:type` of the body. */
  bodyType?: string
  /** Path of the style sheet as seen from the page; none for pages without one. */
  style?: string
  content: ElementContent[]
}

/**
 * Writes one XHTML content document (EPUB 3.3, 6.1). The content has to be in the vocabulary that vocabulary.ts leaves.
 * Its `data-source` are not written: they come back as the places where their blocks begin.
 */
export function writeXhtml(page: XhtmlPage): { data: string; sources: SourcePoint[] } {
  const html = h(
    'html',
    { 'xmlns:epub': 'http://www.idpf.org/2007/ops', lang: page.language, xmlLang: page.language },
    [
      h('head', [
        h('meta', { charSet: 'utf-8' }),
        h('title', page.title),
        page.style ? h('link', { rel: ['stylesheet'], type: 'text/css', href: page.style }) : undefined,
      ]),
      h('body', page.bodyType ? { 'epub:type': page.bodyType } : {}, page.content),
    ],
  )
  const tree: Root = { type: 'root', children: [{ type: 'doctype', name: 'html' }] }
  tree.children.push(toXast(clean(html)) as Root['children'][number])
  const marks: Mark[] = []
  const found = (source: string, offset: number) => void marks.push({ source, offset })
  const data = writeXml(tree, { selfClosed: VOID, leaveOut: { attribute: 'data-source', found } })
  return { data, sources: placesOf(marks, data) }
}

const VOID = new Set(['br', 'col', 'hr', 'img', 'input', 'link', 'meta', 'wbr'])

/** Leaves out what XML forbids. */
function clean(element: Element): Element {
  const properties: Element['properties'] = {}
  for (const name in element.properties) {
    const value = element.properties[name]
    properties[name] = typeof value === 'string' ? xmlText(value) : value
  }
  const children: ElementContent[] = []
  for (const child of element.children) {
    if (child.type === 'element') children.push(clean(child))
    if (child.type === 'text') children.push({ type: 'text', value: xmlText(child.value) } satisfies Text)
  }
  return { type: 'element', tagName: element.tagName, properties, children }
}

/** A `data-source` and the offset in the text at which its element begins. */
type Mark = { source: string; offset: number }

/** The same with lines and columns. */
function placesOf(marks: readonly Mark[], text: string): SourcePoint[] {
  let line = { number: 1, start: 0, end: text.indexOf('\n') }
  return marks.map(({ source, offset }) => {
    while (line.end >= 0 && line.end < offset) {
      line = { number: line.number + 1, start: line.end + 1, end: text.indexOf('\n', line.end + 1) }
    }
    return { line: line.number, column: offset - line.start + 1, source }
  })
}
