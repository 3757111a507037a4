import type { Element, ElementContent, Text } from 'hast'
import { toXast } from 'hast-util-to-xast'
import { h } from 'hastscript'
import type { Nodes as XmlNodes, Root as XmlRoot } from 'xast'
import { toXml } from 'xast-util-to-xml'

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
  const tree: XmlRoot = { type: 'root', children: [{ type: 'doctype', name: 'html' }] }
  tree.children.push(toXast(withoutControls(html)) as XmlRoot['children'][number])
  return writeXml(tree, VOID)
}

/**
 * Serializes an XML tree with its declaration.
 * @param selfClosed names that are written `<br/>` when empty; every element when absent. XHTML needs the list: `<p/>` would be read as an open tag by an HTML parser.
 */
export function writeXml(tree: XmlNodes, selfClosed?: ReadonlySet<string>): string {
  if (selfClosed) keepOpen(tree, selfClosed)
  const body = toXml(tree, { closeEmptyElements: true, tightClose: true })
  // XML 1.0, 2.4: `]]>` may not stand in character data; the serializer leaves `>` as it is.
  const safe = body.replaceAll(KEEP_OPEN, '').replaceAll(']]>', ']]&gt;')
  return `<?xml version="1.0" encoding="UTF-8"?>\n${safe}\n`
}

/** Removes what XML 1.0, 2.2 does not allow as a character: controls, U+FFFE, U+FFFF, lone surrogates. */
export function xmlText(value: string): string {
  return value.toWellFormed().replace(FORBIDDEN, '')
}

const VOID = new Set(['br', 'col', 'hr', 'img', 'input', 'link', 'meta', 'wbr'])
// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly the characters that XML forbids
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g
/** A noncharacter that can stand in no text here (FORBIDDEN has removed it) marks empty elements that keep their end tag. */
const KEEP_OPEN = '\uFFFE'

function keepOpen(node: XmlNodes, selfClosed: ReadonlySet<string>): void {
  if (!('children' in node)) return
  if (node.type === 'element' && node.children.length === 0 && !selfClosed.has(node.name)) {
    node.children.push({ type: 'text', value: KEEP_OPEN })
    return
  }
  for (const child of node.children) keepOpen(child, selfClosed)
}

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
