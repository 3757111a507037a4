import { posix } from 'node:path'
import { inflateRawSync } from 'node:zlib'
import type { Element, ElementContent, Properties, Root } from 'hast'
import type { ElementContent as XmlContent, Element as XmlElement, Root as XmlRoot } from 'xast'
import { fromXml } from 'xast-util-from-xml'
import { type Entry, fromBufferPromise } from 'yauzl'

/** One content document of an EPUB, read back. */
export type ContentDocument = {
  /** In the container: `EPUB/chapter-1.xhtml`. */
  path: string
  /** Names, `id`, `class`, `role`, `data-generated` and texts, each element with its place in the file. */
  root: Root
}

/**
 * The content documents of an EPUB in reading order, as a reading system finds them: container, package, spine (OCF 4.2.6.3, EPUB 3.3, 5);
 * one after the other, so that a long book is never whole in memory.
 * Throws when the archive or one of its files cannot be read.
 */
export async function* readSpine(epub: Uint8Array): AsyncGenerator<ContentDocument> {
  const open = await unzip(epub)
  const read = async (path: string): Promise<XmlRoot> => fromXml(await open(path))
  const packagePath = find(await read('META-INF/container.xml'), 'rootfile')[0]?.attributes['full-path'] ?? ''
  const tree = await read(packagePath)
  const items = new Map(find(tree, 'item').map(({ attributes }) => [attributes.id ?? '', attributes.href ?? '']))
  for (const { attributes } of find(tree, 'itemref')) {
    const href = items.get(attributes.idref ?? '') ?? ''
    const path = posix.join(posix.dirname(packagePath), decodeURI(href))
    yield { path, root: { type: 'root', children: (await read(path)).children.flatMap(toHast) } }
  }
}

/** The files of an archive by their names. Rejects for one that is not there. */
async function unzip(epub: Uint8Array): Promise<(path: string) => Promise<Uint8Array>> {
  const data = Buffer.from(epub.buffer, epub.byteOffset, epub.byteLength)
  const archive = await fromBufferPromise(data)
  const entries = new Map<string, Entry>()
  for await (const entry of archive.eachEntry()) entries.set(entry.fileName, entry)
  return async (path) => {
    const entry = entries.get(path)
    if (!entry) throw new Error(`缺少 ${path}`)
    // A stream for each of a thousand small files takes longer than all that is done with them.
    const { fileDataStart } = await archive.readLocalFileHeaderPromise(entry, { minimal: true })
    const packed = data.subarray(fileDataStart, fileDataStart + entry.compressedSize)
    return entry.compressionMethod === 0 ? packed : inflateRawSync(packed)
  }
}

function find(node: XmlRoot | XmlContent, name: string): XmlElement[] {
  if (!('children' in node)) return []
  const inside = node.children.flatMap((child) => find(child as XmlContent, name))
  return node.type === 'element' && node.name === name ? [node, ...inside] : inside
}

/** XML as the tree that text is counted in: what decides about counting and about the content model is kept. */
function toHast(node: XmlContent | XmlRoot['children'][number]): ElementContent[] {
  if (node.type === 'text' || node.type === 'cdata') return [{ type: 'text', value: node.value }]
  if (node.type !== 'element') return []
  const { id, role, class: classes, 'data-generated': dataGenerated, 'data-text': dataText } = node.attributes
  const properties: Properties = {
    id: id ?? undefined,
    role: role ?? undefined,
    dataGenerated,
    dataText,
    className: classes?.split(/\s+/) ?? [],
  }
  const element: Element = {
    type: 'element',
    tagName: node.name,
    properties,
    children: node.children.flatMap(toHast),
    position: node.position,
  }
  return [element]
}
