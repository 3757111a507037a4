import type { Element, ElementContent, Properties, Text } from 'hast'
import type { DocumentChapter } from '../html/document.ts'
import { hasClass } from '../html/elements.ts'
import { copyTree } from '../manuscript/copy-tree.ts'

/** What an e-book can say of a target in place of its page number. */
export type TargetName = {
  /** 表 1, 《章题》, “一、节题”. */
  name: string
  /** 《章题》, needed before `name` where the target stands in another chapter and `name` alone would mislead; else empty. */
  chapter: string
  /** Where the target stands, for a text that has just said its name: the section around it. */
  section: string
}

/** @param from id of the heading under which the reference stands */
export type NameOf = (href: string, from: string | undefined) => TargetName

/**
 * Rewrites “见第 0 页” for a book without fixed pages: the page reference and the words that belong to its number give way to
 * what the target is called, so that it reads “见表 1”, “见《章题》”, “见“一、节题””. Where the name is said anyway
 * (“表 1（第 0 页）”, “第 0 页的表 1”) the remark goes; where it has been said earlier in the same block (“表 1 附在第 0 页”)
 * the section takes its place. Changes the tree in place.
 *
 * The words that go (第, 页 and the brackets around nothing else) are the only characters of the manuscript that an EPUB leaves out.
 */
export function rewritePageReferences(element: Element, nameOf: NameOf): void {
  let heading: string | undefined
  const descend = (node: Element): void => {
    if (/^h[1-6]$/.test(node.tagName) && typeof node.properties.id === 'string') heading = node.properties.id
    for (const child of node.children) if (child.type === 'element') descend(child)
    // Back to front, so that the first of several references to one target is the one that keeps the name.
    for (let index = node.children.length - 1; index >= 0; index--) {
      const link = node.children[index]
      if (!link || !hasClass(link, 'page-reference')) continue
      rewriteOne(node, index, link, nameOf(String(link.properties.href ?? ''), heading))
    }
    node.children = node.children.filter((child) =>
      child.type === 'text' ? child.value !== '' : !hasClass(child, 'page-reference') || child.children.length > 0,
    )
  }
  descend(element)
}

/**
 * A chapter as an EPUB says it: page references rewritten, all else untouched; the chapter itself where it has none. Its conserved
 * text is what the gate has to find in the EPUB. Pure.
 */
export function withoutPageNumbers(chapter: DocumentChapter): DocumentChapter {
  const trees = [chapter.section, ...chapter.notes.map((note) => note.element)]
  if (!trees.some(hasPageReference)) return chapter
  const rewritten = (element: Element): Element => {
    const copy = copyTree(element)
    rewritePageReferences(copy, () => SOMEWHERE)
    return copy
  }
  const notes = chapter.notes.map((note) => ({ ...note, element: rewritten(note.element) }))
  return { ...chapter, section: rewritten(chapter.section), notes }
}

/** What generated words say does not count as text. */
const SOMEWHERE: TargetName = { name: '…', chapter: '', section: '…' }

function hasPageReference(element: Element): boolean {
  return element.children.some(
    (child) => hasClass(child, 'page-reference') || (child.type === 'element' && hasPageReference(child)),
  )
}

/** “第 X 页”, “X 页”, “p. X”: what stands before and after the number. */
const BEFORE = /(?:第|(?<![A-Za-z])[Pp]{1,2}\.?)\s*$/
const AFTER = /^\s*(?:[页頁]|ページ)/
/** A bracket that holds nothing but the remark. */
const BRACKET_BEFORE = /[（(〔[]\s*(?:[参參详詳]?[见見]|[载載]|在)?\s*$/
const BRACKET_AFTER = /^\s*[）)〕\]]/
/** What may stand between “第 X 页” and the name of the same thing. */
const BETWEEN = /^\s*上?的?\s*[“《「]?$/

function rewriteOne(parent: Element, index: number, link: Element, names: TargetName): void {
  const before = neighbour(parent, index - 1)
  const after = neighbour(parent, index + 1)
  before.value = before.value.replace(BEFORE, '')
  after.value = after.value.replace(AFTER, '')

  const { href } = link.properties
  const said = parent.children.slice(0, index).some((node) => leadsTo(node, href))
  const bracketed = BRACKET_BEFORE.test(before.value) && BRACKET_AFTER.test(after.value)
  const follows = BETWEEN.test(after.value) && leadsTo(parent.children[index + 2], href)
  if (said && bracketed) {
    before.value = before.value.replace(BRACKET_BEFORE, '').trimEnd()
    after.value = after.value.replace(BRACKET_AFTER, '')
    print(link, '')
  } else if (follows) {
    after.value = after.value.replace(/^\s*上?的?\s*/, '')
    print(link, names.chapter)
  } else {
    print(link, said ? names.section : names.chapter + names.name)
  }
  before.value = tightEnd(before.value)
  after.value = after.value.replace(/^\s+(?=\P{ASCII})/u, '')
}

/**
 * What it says now is a reference like all others, and its lines are set like theirs. A link without text is taken out when its block is
 * done: the indexes of the nodes around it hold until then.
 */
function print(link: Element, text: string): void {
  link.children = text ? [{ type: 'text', value: text }] : []
  if (text) link.properties.className = ['reference']
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

function leadsTo(node: ElementContent | undefined, href: Properties[string]): boolean {
  if (!node || (!hasClass(node, 'reference') && !hasClass(node, 'page-reference'))) return false
  return node.properties.href === href && node.children.length > 0
}
