import type { Nodes } from 'xast'

/** How a tree is written. */
export type XmlForm = {
  /** Names that are written `<br/>` when empty; every element when absent. XHTML needs the list: `<p/>` would be read as an open tag by an HTML parser. */
  selfClosed?: ReadonlySet<string>
  /** An attribute that is not written; `found` gets its value and the offset in the text at which its element begins. */
  leaveOut?: { attribute: string; found(value: string, offset: number): void }
}

/** Serializes an XML tree of elements and texts with its declaration and document type. All of it has to be what XML allows (`xmlText`). */
export function writeXml(tree: Nodes, { selfClosed, leaveOut }: XmlForm = {}): string {
  let xml = '<?xml version="1.0" encoding="UTF-8"?>\n'
  const write = (node: Nodes): void => {
    if (node.type === 'doctype') xml += `<!DOCTYPE ${node.name}>`
    if (node.type !== 'element') return
    const offset = xml.length
    xml += `<${node.name}`
    for (const name in node.attributes) {
      const value = node.attributes[name]
      if (value === null || value === undefined) continue
      if (name === leaveOut?.attribute) leaveOut.found(value, offset)
      else xml += ` ${name}="${value.replace(/[&<"]|\]\]>/g, escaped)}"`
    }
    if (node.children.length === 0 && (selfClosed?.has(node.name) ?? true)) xml += '/>'
    else {
      xml += '>'
      writeAll(node.children)
      xml += `</${node.name}>`
    }
  }
  const writeAll = (nodes: readonly Nodes[]): void => {
    // Texts side by side are one: `]]>` may be parted between them.
    let text = ''
    for (const node of nodes) {
      if (node.type === 'text' || node.type === 'cdata') text += node.value
      else {
        xml += text.replace(/[&<]|\]\]>/g, escaped)
        text = ''
        write(node)
      }
    }
    xml += text.replace(/[&<]|\]\]>/g, escaped)
  }
  writeAll(tree.type === 'root' ? tree.children : [tree])
  return `${xml}\n`
}

/** XML 1.0, 2.4: `]]>` may not stand in character data. */
const escaped = (found: string) =>
  found === ']]>' ? ']]&gt;' : `&#x${found.charCodeAt(0).toString(16).toUpperCase()};`

/** Removes what XML 1.0, 2.2 does not allow as a character: controls, U+FFFE, U+FFFF, lone surrogates. */
export function xmlText(value: string): string {
  return value.toWellFormed().replace(FORBIDDEN, '')
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly the characters that XML forbids
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g
