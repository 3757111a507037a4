import type { Element, ElementContent, Nodes, Properties } from 'hast'
import type { PhrasingContent, RootContent } from 'mdast'
import type { Node, Position } from 'unist'

/** An mdast node that remark-rehype turns into this HTML element. `children` are mdast. */
export function markedElement(
  tagName: string,
  properties: Properties,
  children: Node[],
  position?: Position,
): PhrasingContent & RootContent {
  const node = { type: 'markedElement', data: { hName: tagName, hProperties: properties }, children, position }
  return node as unknown as PhrasingContent & RootContent
}

/** True when the node is an element that carries the class. */
export function hasClass(node: Nodes, name: string): node is Classed {
  return node.type === 'element' && Array.isArray(node.properties.className) && node.properties.className.includes(name)
}

/** Narrower than Element, so that what has another class is still an element to the compiler. */
type Classed = Element & { properties: { className: (string | number)[] } }

export function addClass(element: Element, name: string): void {
  const { className } = element.properties
  element.properties.className = [...(Array.isArray(className) ? className : []), name]
}

/** An element whose text is Banxin's own: a number, a label, a mark. */
export function generated(tagName: string, className: string, text: string): Element {
  return {
    type: 'element',
    tagName,
    properties: { className: [className], dataGenerated: '' },
    children: [{ type: 'text', value: text }],
  }
}

export function isElement(node: Node, ...tagNames: string[]): node is Element {
  return node.type === 'element' && (tagNames.length === 0 || tagNames.includes((node as Element).tagName))
}

/** Elements that stand on lines of their own; all others belong into a paragraph. */
export function isBlock(node: ElementContent | Node): node is Element {
  return node.type === 'element' && blocks.has((node as Element).tagName)
}

const blocks = new Set(
  'address article aside blockquote dd div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li ol p pre section table ul'.split(
    ' ',
  ),
)
