import type { Nodes } from 'hast'

/** A heading or caption as one line of plain text: without generated numbers and without the readings of ruby. */
export function plainTitle(node: Nodes): string {
  return collect(node).replace(/\s+/gu, ' ').trim()
}

function collect(node: Nodes): string {
  if (node.type === 'text') return node.value
  if (!('children' in node)) return ''
  if (node.type === 'element' && node.tagName === 'br') return ' '
  if (node.type === 'element' && (node.tagName === 'rt' || node.properties.dataGenerated !== undefined)) return ''
  return node.children.map(collect).join('')
}
