import type { Nodes, Root } from 'xast'

/** The raster pictures that are written into a cleaned drawing as `data:` addresses (RFC 2397), decoded. */
export function bitmapsIn(tree: Root): Uint8Array[] {
  return addresses(tree).map(decode)
}

function addresses(node: Nodes): string[] {
  if (!('children' in node)) return []
  const own = node.type === 'element' ? String(node.attributes['xlink:href'] ?? '') : ''
  return [...(own.startsWith('data:') ? [own] : []), ...node.children.flatMap(addresses)]
}

/** Nothing where the address is not written as the RFC wants it. */
function decode(address: string): Uint8Array {
  const [, head = '', body = ''] = /^data:([^,]*),(.*)$/s.exec(address) ?? []
  if (/;\s*base64\s*$/i.test(head)) return Buffer.from(body, 'base64')
  try {
    return Buffer.from(decodeURIComponent(body), 'latin1')
  } catch {
    return new Uint8Array()
  }
}
