import type { Element, ElementContent, Text } from 'hast'
import { toString as textOf } from 'hast-util-to-string'
import type { Document } from '../html/document.ts'
import { hasClass } from './place.ts'

/**
 * Rewrites “见第 0 页” for a book without fixed pages: the page reference and the words that belong to its number give way to
 * what the target is called, so that it reads “见表 1”, “见《章题》”, “见“一、节题””. Where the name has just been said
 * (“表 1（第 0 页）”, “第 0 页的表 1”) the whole remark goes; where it has been said earlier in the same block (“表 1 在第 0 页”)
 * it reads “相应位置”. Changes the tree in place.
 *
 * The words that go (第, 页 and the brackets around nothing else) are the only characters of the manuscript that an EPUB leaves out.
 * @param nameOf what to call the target of `href`; undefined where there is no such target
 */
export function rewritePageReferences(element: Element, nameOf: (href: string) => string | undefined): void {
  for (const child of element.children) if (child.type === 'element') rewritePageReferences(child, nameOf)
  // Back to front, so that the first of several references to one target is the one that keeps the name.
  for (let index = element.children.length - 1; index >= 0; index--) {
    const node = element.children[index]
    if (node && hasClass(node, 'page-reference')) rewriteOne(element, index, node, nameOf)
  }
  element.children = element.children.filter((child) =>
    child.type === 'text' ? child.value !== '' : !hasClass(child, 'page-reference') || child.children.length > 0,
  )
}

/**
 * The document as an EPUB says it: page references rewritten, all else untouched. Its conserved text is what the gate has to
 * find in the EPUB. Pure.
 */
export function withoutPageNumbers(document: Document): Document {
  const rewritten = (element: Element): Element => {
    const copy = structuredClone(element)
    rewritePageReferences(copy, () => undefined)
    return copy
  }
  const chapters = document.chapters.map((chapter) => ({
    ...chapter,
    section: rewritten(chapter.section),
    notes: chapter.notes.map((note) => ({ ...note, element: rewritten(note.element) })),
  }))
  return { ...document, chapters }
}

/** “第 X 页”, “X 页”, “p. X”: what stands before and after the number. */
const BEFORE = /(?:第|(?<![A-Za-z])[Pp]{1,2}\.?)\s*$/
const AFTER = /^\s*页/
/** A bracket that holds nothing but the remark. */
const BRACKET_BEFORE = /[（(〔[]\s*(?:(?:参|详)?见|载|在)?\s*$/
const BRACKET_AFTER = /^\s*[）)〕\]]/

function rewriteOne(parent: Element, index: number, link: Element, nameOf: (href: string) => string | undefined): void {
  const href = String(link.properties.href ?? '')
  const before = neighbour(parent, index - 1)
  const after = neighbour(parent, index + 1)
  before.value = before.value.replace(BEFORE, '')
  after.value = after.value.replace(AFTER, '')

  const said = namedBefore(parent.children.slice(0, index), href)
  const bracketed = BRACKET_BEFORE.test(before.value) && BRACKET_AFTER.test(after.value)
  const follows = leadsToName(parent.children[index + 2], href) && /^\s*[的上]?\s*的?\s*$/.test(after.value)
  if (said && bracketed) {
    before.value = before.value.replace(BRACKET_BEFORE, '').trimEnd()
    after.value = after.value.replace(BRACKET_AFTER, '')
    remove(link)
  } else if (follows) {
    after.value = ''
    remove(link)
  } else {
    link.children = [{ type: 'text', value: said ? '相应位置' : (nameOf(href) ?? '相应位置') }]
    before.value = tightEnd(before.value)
    after.value = after.value.replace(/^\s+(?=\P{ASCII})/u, '')
  }
}

/** Blanks that stood before a figure go; one before Latin text stays. */
function tightEnd(text: string): string {
  return text.replace(/(?<=\P{ASCII})\s+$/u, '')
}

/** The text node at an index; a node of another kind stands for an empty text that is thrown away. */
function neighbour(parent: Element, index: number): Text {
  const node = parent.children[index]
  return node?.type === 'text' ? node : { type: 'text', value: '' }
}

function namedBefore(nodes: readonly ElementContent[], href: string): boolean {
  return nodes.some((node) => leadsToName(node, href) || isPageReferenceTo(node, href))
}

function leadsToName(node: ElementContent | undefined, href: string): boolean {
  return node !== undefined && hasClass(node, 'reference') && node.properties.href === href && textOf(node) !== ''
}

function isPageReferenceTo(node: ElementContent, href: string): boolean {
  return hasClass(node, 'page-reference') && node.properties.href === href
}

/** Emptied here, taken out when the block is done: the indexes of the nodes around it hold until then. */
function remove(link: Element): void {
  link.children = []
}
