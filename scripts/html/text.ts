import type { Element, Nodes } from 'hast'
import type { Document } from './document.ts'

/** Text of one block of the manuscript, in reading order. */
export type ConservedBlock = {
  /** `file:line:column`: data-source of the nearest block around the text; empty outside every block. */
  source: string
  text: string
}

export type ConservedNote = ConservedBlock & { id: string }

/**
 * The manuscript's own characters in a tree: text nodes outside `data-generated`, without white space and U+2060.
 * Ruby text comes after its base, as it stands in the tree. Where an element has `data-text`, that is read instead of its inside.
 */
export function conservedText(node: Nodes): string {
  let text = ''
  walkText(node, '', (value) => {
    text += normalize(value)
  })
  return text
}

/**
 * What of a document has to be found again in every output: the text of the chapters block by block in reading order,
 * and the notes one by one in the order of their calls. Blocks without text are left out. A block that goes on after
 * another one stood inside it (a list item with a list in it) comes twice.
 */
export function conservedBlocks(document: Document): { body: ConservedBlock[]; notes: ConservedNote[] } {
  const body = document.chapters.flatMap((chapter) => blocksOf(chapter.section))
  const notes = document.chapters.flatMap((chapter) =>
    chapter.notes.map((note) => ({
      id: note.id,
      source: sourceOf(note.element) ?? '',
      text: conservedText(note.element),
    })),
  )
  return { body, notes }
}

/** Text of a tree, block by block. */
export function blocksOf(node: Nodes): ConservedBlock[] {
  const blocks: ConservedBlock[] = []
  walkText(node, '', (value, source) => {
    const text = normalize(value)
    const last = blocks.at(-1)
    if (text === '') return
    if (last?.source === source) last.text += text
    else blocks.push({ source, text })
  })
  return blocks
}

/** Characters that count: everything but white space (U+3000 included) and U+2060 WORD JOINER. */
export function normalize(text: string): string {
  return text.replace(/[\s\u2060]+/gu, '')
}

function walkText(node: Nodes, source: string, found: (value: string, source: string) => void) {
  if (node.type === 'text') return found(node.value, source)
  if (!('children' in node)) return
  if (node.type === 'element' && isGenerated(node)) return
  const own = node.type === 'element' ? (sourceOf(node) ?? source) : source
  // Print sets some digits as Han (二〇二六); the manuscript's own characters stand beside them.
  if (node.type === 'element' && typeof node.properties.dataText === 'string')
    return found(node.properties.dataText, own)
  for (const child of node.children) walkText(child, own, found)
}

function isGenerated(element: Element): boolean {
  return element.properties.dataGenerated !== undefined
}

function sourceOf(element: Element): string | undefined {
  const source = element.properties.dataSource
  return typeof source === 'string' ? source : undefined
}
