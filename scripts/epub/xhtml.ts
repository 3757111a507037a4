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
  const sources: string[] = []
  const tree: Root = { type: 'root', children: [{ type: 'doctype', name: 'html' }] }
  tree.children.push(toXast(prepare(html, sources)) as Root['children'][number])
  return takeMarks(writeXml(tree, VOID), sources)
}

const VOID = new Set(['br', 'col', 'hr', 'img', 'input', 'link', 'meta', 'wbr'])

/** The attribute that says `data-source` until the text is there. No text can hold it: `xmlText` removes this noncharacter. */
const MARK = '\uFFFF'

/** Leaves out what XML forbids, and puts every `data-source` into `sources` and its number in the place of it. */
function prepare(element: Element, sources: string[]): Element {
  const properties: Element['properties'] = {}
  for (const [name, value] of Object.entries(element.properties)) {
    if (name === 'dataSource') properties[MARK] = sources.push(String(value)) - 1
    else properties[name] = typeof value === 'string' ? xmlText(value) : value
  }
  const children = element.children.flatMap((child): ElementContent[] => {
    if (child.type === 'element') return [prepare(child, sources)]
    if (child.type === 'text') return [{ type: 'text', value: xmlText(child.value) } satisfies Text]
    return []
  })
  return { ...element, properties, children }
}

/** Takes the marks out again, noting where their elements begin. */
function takeMarks(marked: string, sources: readonly string[]): { data: string; sources: SourcePoint[] } {
  // Text, number, text, number, …, text; of a marked tag the beginning stands in the text before its number.
  const parts = marked.split(MARKED)
  const data = parts.filter((_, index) => index % 2 === 0).join('')
  const points: SourcePoint[] = []
  let length = 0
  let line = { number: 1, start: 0, end: data.indexOf('\n') }
  for (let index = 0; index + 2 < parts.length; index += 2) {
    const text = parts[index] as string
    // The serializer escapes every `<` that opens no tag.
    const at = length + text.lastIndexOf('<')
    while (line.end >= 0 && line.end < at) {
      line = { number: line.number + 1, start: line.end + 1, end: data.indexOf('\n', line.end + 1) }
    }
    points.push({ line: line.number, column: at - line.start + 1, source: sources[Number(parts[index + 1])] ?? '' })
    length += text.length
  }
  return { data, sources: points }
}

const MARKED = new RegExp(` ${MARK}="(\\d+)"`)
