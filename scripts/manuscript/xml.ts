import type { Nodes } from 'xast'
import { toXml } from 'xast-util-to-xml'

/**
 * Serializes an XML tree with its declaration.
 * @param selfClosed names that are written `<br/>` when empty; every element when absent. XHTML needs the list: `<p/>` would be read as an open tag by an HTML parser.
 */
export function writeXml(tree: Nodes, selfClosed?: ReadonlySet<string>): string {
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

// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly the characters that XML forbids
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g
/** A noncharacter that can stand in no text here (FORBIDDEN has removed it) marks empty elements that keep their end tag. */
const KEEP_OPEN = '\uFFFE'

function keepOpen(node: Nodes, selfClosed: ReadonlySet<string>): void {
  if (!('children' in node)) return
  if (node.type === 'element' && node.children.length === 0 && !selfClosed.has(node.name)) {
    node.children.push({ type: 'text', value: KEEP_OPEN })
    return
  }
  for (const child of node.children) keepOpen(child, selfClosed)
}
