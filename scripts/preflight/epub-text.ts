import { posix } from 'node:path'
import { buffer } from 'node:stream/consumers'
import type { ElementContent, Properties, Root } from 'hast'
import type { Element, ElementContent as XmlContent, Root as XmlRoot } from 'xast'
import { fromXml } from 'xast-util-from-xml'
import { fromBufferPromise } from 'yauzl'

/**
 * The content documents of an EPUB in reading order, as a reading system finds them: container, package, spine (OCF 4.2.6.3, EPUB 3.3, 5).
 * Rejects when the archive or one of its files cannot be read.
 */
export async function readSpine(epub: Uint8Array): Promise<Root[]> {
  const files = await unzip(epub)
  const read = (path: string): XmlRoot => {
    const data = files.get(path)
    if (!data) throw new Error(`缺少 ${path}`)
    return fromXml(data)
  }
  const packagePath = find(read('META-INF/container.xml'), 'rootfile')[0]?.attributes['full-path'] ?? ''
  const tree = read(packagePath)
  const items = new Map(find(tree, 'item').map(({ attributes }) => [attributes.id ?? '', attributes.href ?? '']))
  return find(tree, 'itemref').map(({ attributes }) => {
    const href = items.get(attributes.idref ?? '') ?? ''
    return {
      type: 'root',
      children: read(posix.join(posix.dirname(packagePath), decodeURI(href))).children.flatMap(toHast),
    }
  })
}

async function unzip(epub: Uint8Array): Promise<Map<string, Buffer>> {
  const archive = await fromBufferPromise(Buffer.from(epub))
  const files = new Map<string, Buffer>()
  for await (const entry of archive.eachEntry()) {
    if (/\.(xhtml|html|opf|xml)$/.test(entry.fileName)) {
      files.set(entry.fileName, await buffer(await archive.openReadStreamPromise(entry)))
    }
  }
  return files
}

function find(node: XmlRoot | XmlContent, name: string): Element[] {
  if (!('children' in node)) return []
  const inside = node.children.flatMap((child) => find(child as XmlContent, name))
  return node.type === 'element' && node.name === name ? [node, ...inside] : inside
}

/** XML as the tree that text is counted in: what decides about counting is kept. */
function toHast(node: XmlContent | XmlRoot['children'][number]): ElementContent[] {
  if (node.type === 'text' || node.type === 'cdata') return [{ type: 'text', value: node.value }]
  if (node.type !== 'element') return []
  const { id, class: classes, 'data-generated': dataGenerated, 'data-text': dataText } = node.attributes
  const properties: Properties = {
    id: id ?? undefined,
    dataGenerated,
    dataText,
    className: classes?.split(/\s+/) ?? [],
  }
  return [{ type: 'element', tagName: node.name, properties, children: node.children.flatMap(toHast) }]
}
