import type { Element, ElementContent, Text } from 'hast'
import { toXast } from 'hast-util-to-xast'
import { h } from 'hastscript'
import type { Root } from 'xast'
import { writeXml, xmlText } from '../manuscript/xml.ts'

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
 */
export function writeXhtml(page: XhtmlPage): string {
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
  tree.children.push(toXast(withoutControls(html)) as Root['children'][number])
  return writeXml(tree, VOID)
}

const VOID = new Set(['br', 'col', 'hr', 'img', 'input', 'link', 'meta', 'wbr'])

function withoutControls(element: Element): Element {
  const properties: Element['properties'] = {}
  for (const [name, value] of Object.entries(element.properties)) {
    properties[name] = typeof value === 'string' ? xmlText(value) : value
  }
  const children = element.children.flatMap((child): ElementContent[] => {
    if (child.type === 'element') return [withoutControls(child)]
    if (child.type === 'text') return [{ type: 'text', value: xmlText(child.value) } satisfies Text]
    return []
  })
  return { ...element, properties, children }
}
