import type { Element, ElementContent } from 'hast'
import { hasClass } from '../elements.ts'
import { partCodeLines } from './code-lines.ts'

/** What is done to the flows of a tree. `Place` is whatever decides the treatment of a flow. */
type FlowTreatment<Place> = {
  /** What holds inside this element. */
  placeIn: (element: Element, outer: Place) => Place
  /** @param block tag name of the element whose content this is; empty for a text by itself */
  treat: (nodes: ElementContent[], place: Place, block: string) => ElementContent[]
}

/** Elements that hold blocks or a paragraph's inline content; everything else stands in a line. */
const BLOCKS = new Set(
  'address article aside blockquote caption col colgroup dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
)

/** A new tree in which every run of inline content has been treated by itself; code is parted into its lines. */
export function treatFlows<Place>(element: Element, outer: Place, treatment: FlowTreatment<Place>): Element {
  if (element.tagName === 'pre') return partCodeLines(element)
  const place = treatment.placeIn(element, outer)
  const children: ElementContent[] = []
  let inline: ElementContent[] = []
  const treat = (nodes: ElementContent[], block: string) =>
    nodes.length === 0 ? [] : treatment.treat(nodes, place, block)
  const endFlow = () => {
    children.push(...treat(inline, element.tagName))
    inline = []
  }
  for (const child of element.children) {
    if (child.type === 'element' && BLOCKS.has(child.tagName)) {
      endFlow()
      children.push(treatFlows(child, place, treatment))
    } else if (isCaptionNumber(child)) {
      // A square of air parts it from its caption: the two share no number, no unit, no gap.
      endFlow()
      children.push({ ...child, children: treat(child.children, '') })
    } else inline.push(child)
  }
  endFlow()
  return { ...element, children }
}

function isCaptionNumber(node: ElementContent): node is Element {
  return hasClass(node, 'caption-number')
}

/** Every node must be an object of its own: a flow knows its characters by the node they come from. */
export function copyNode<Node extends ElementContent>(node: Node): Node {
  return node.type === 'element'
    ? { ...node, properties: { ...node.properties }, children: node.children.map(copyNode) }
    : { ...node }
}
