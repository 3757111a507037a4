import type { Nodes } from 'xast'

/**
 * Serializes an XML tree of elements and texts with its declaration and document type. All of it has to be what XML allows (`xmlText`).
 * @param selfClosed names that are written `<br/>` when empty; every element when absent. XHTML needs the list: `<p/>` would be read as an open tag by an HTML parser.
 */
export function writeXml(tree: Nodes, selfClosed?: ReadonlySet<string>): string {
  // XML 1.0, 2.4: `]]>` may not stand in character data.
  const safe = write(tree, selfClosed).replaceAll(']]>', ']]&gt;')
  return `<?xml version="1.0" encoding="UTF-8"?>\n${safe}\n`
}

/** Removes what XML 1.0, 2.2 does not allow as a character: controls, U+FFFE, U+FFFF, lone surrogates. */
export function xmlText(value: string): string {
  return value.toWellFormed().replace(FORBIDDEN, '')
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly the characters that XML forbids
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g

function write(node: Nodes, selfClosed: ReadonlySet<string> | undefined): string {
  if (node.type === 'text' || node.type === 'cdata') return node.value.replace(/[&<]/g, reference)
  if (node.type === 'doctype') return `<!DOCTYPE ${node.name}>`
  if (!('children' in node)) return ''
  let inside = ''
  for (const child of node.children) inside += write(child, selfClosed)
  if (node.type === 'root') return inside
  const { name, attributes } = node
  let tag = name
  for (const key in attributes) {
    const value = attributes[key]
    if (value !== null && value !== undefined) tag += ` ${key}="${value.replace(/[&<"]/g, reference)}"`
  }
  return inside === '' && (selfClosed?.has(name) ?? true) ? `<${tag}/>` : `<${tag}>${inside}</${name}>`
}

const reference = (character: string) => `&#x${character.charCodeAt(0).toString(16).toUpperCase()};`
