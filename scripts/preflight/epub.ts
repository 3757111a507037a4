import type { Element, ElementContent, Nodes } from 'hast'
import type { EpubEdition } from '../config/book.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { withoutPageNumbers } from '../epub/page-references.ts'
import type { Epub } from '../epub/request.ts'
import type { Document, DocumentChapter } from '../html/document.ts'
import { hasClass } from '../html/elements.ts'
import { inUprightQuotes } from '../html/print/quote-forms.ts'
import { blocksOf, type ConservedBlock, conservedText } from '../html/text.ts'
import { changesBetween, reportChange } from './changes.ts'
import { checkContent } from './epub-content.ts'
import { readSpine } from './epub-text.ts'
import { visit } from './page-text.ts'
import { problem } from './problem.ts'
import { quote } from './quote.ts'

/**
 * Reads the finished EPUB back in the order of its spine and proves that every chapter has all its text, notes and pictures, and that
 * its elements stand where HTML lets them stand.
 */
export async function checkEpub(
  document: Document,
  epub: Epub,
  { writing }: Pick<EpubEdition, 'writing'> = { writing: 'horizontal' },
): Promise<Diagnostic[]> {
  const { language } = document.book
  const asMade: Form = writing === 'vertical' ? (text) => inUprightQuotes(text, language) : (text) => text
  const chapters = new Map(document.chapters.map((chapter) => [chapter.id, chapter]))
  const checked = new Map<string, Diagnostic[]>()
  const order: string[] = []
  const content: Diagnostic[] = []
  try {
    for await (const { path, root } of readSpine(epub.data)) {
      content.push(...checkContent({ path, root }, epub.sources))
      for (const section of elementsOf(root, 'section', 'chapter')) {
        const id = String(section.properties.id)
        const chapter = chapters.get(id)
        if (chapter && !checked.has(id)) checked.set(id, checkChapter(chapter, section, asMade))
        order.push(id)
      }
    }
  } catch (error) {
    return [problem('epub-unreadable', `做好的 EPUB 读不回来：${error instanceof Error ? error.message : error}。`)]
  }
  const found = Map.groupBy(order, (id) => id)
  const diagnostics = document.chapters.flatMap((chapter) => {
    const times = found.get(chapter.id)?.length ?? 0
    const place = `${chapter.file}:1:1`
    if (times === 0) return [problem('text-lost', `EPUB 里没有这一章：${quote(chapter.title)}。`, place)]
    if (times === 1) return checked.get(chapter.id) ?? []
    return [problem('text-doubled', `EPUB 里这一章出现了 ${times} 次：${quote(chapter.title)}。`, place)]
  })
  return [...diagnostics, ...checkOrder(document, order), ...content]
}

function checkOrder(document: Document, ids: readonly string[]): Diagnostic[] {
  const wanted = new Set(document.chapters.map((chapter) => chapter.id))
  const found = new Set(ids)
  const strange = ids.filter((id) => !wanted.has(id))
  const known = ids.filter((id) => wanted.has(id))
  const ordered = [...wanted].filter((id) => found.has(id))
  const diagnostics = strange.map((id) => problem('text-foreign', `EPUB 里有书稿里没有的一章：${id}。`))
  const moved = known.length === ordered.length && ordered.find((id, index) => id !== known[index])
  if (moved) {
    const file = document.chapters.find((chapter) => chapter.id === moved)?.file
    diagnostics.push(problem('text-moved', `EPUB 里各章的次序不对：${known.join('、')}。`, `${file}:1:1`))
  }
  return diagnostics
}

/**
 * A book without fixed pages says “见表 1” for “见第 3 页”: the words around a page number are all that may go on the way.
 * The rewriting is the EPUB stage's own, so it is held to that here.
 */
function checkRewriting(chapter: DocumentChapter, rewritten: DocumentChapter): Diagnostic[] {
  if (rewritten === chapter) return []
  const trees = [chapter.section, ...chapter.notes.map((note) => note.element)]
  const left = [rewritten.section, ...rewritten.notes.map((note) => note.element)]
  return trees.flatMap((tree, position) =>
    compareText(blocksOf(tree), conservedText(left[position] ?? tree), '正文', (lost) => PAGE_WORDS.test(lost)),
  )
}

/** In Simplified and Traditional Chinese and Japanese. */
const PAGE_WORDS = /^(?:[第页頁的上见見参參详詳载載在pP.()（）〔〕[\]]|ページ)+$/u

/** Vertical editions have other forms of quotes; everything else is as it was written. */
type Form = (text: string) => string

function checkChapter(written: DocumentChapter, section: Element, asMade: Form): Diagnostic[] {
  const chapter = withoutPageNumbers(written)
  const notes = new Map(elementsOf(section, 'aside', 'note').map((note) => [note.properties.id, note]))
  const compare = (blocks: ConservedBlock[], found: string, kind: string) =>
    compareText(
      blocks.map(({ source, text }) => ({ source, text: asMade(text) })),
      asMade(found),
      kind,
    )
  const body = compare(blocksOf(chapter.section), conservedText(without(section, new Set(notes.values()))), '正文')
  const noteFindings = chapter.notes.flatMap(({ id, element }) => {
    const source = String(element.properties.dataSource ?? '')
    const note = notes.get(id)
    notes.delete(id)
    if (!note) return [problem('text-lost', `EPUB 丢了脚注：${quote(conservedText(element))}。`, source)]
    return compare([{ source, text: conservedText(element) }], conservedText(note), '脚注')
  })
  const strange = [...notes].map(([id]) =>
    problem('text-foreign', `EPUB 里有书稿里没有的脚注 ${id}。`, `${chapter.file}:1:1`),
  )
  return [...checkRewriting(written, chapter), ...body, ...noteFindings, ...strange, ...compareImages(chapter, section)]
}

/** A difference is placed by counting characters: a block's beginning alone would be far from it. */
function compareText(
  blocks: readonly ConservedBlock[],
  found: string,
  kind: string,
  mayGo: (lost: string) => boolean = () => false,
): Diagnostic[] {
  const wanted = blocks.map((block) => block.text).join('')
  return changesBetween(wanted, found)
    .filter((change) => change.more !== '' || !mayGo(change.lost))
    .flatMap((change) => reportChange(change, `EPUB 的${kind}`, blockAt(blocks, change.wantedAt)))
}

function blockAt(blocks: readonly ConservedBlock[], offset: number): string {
  let end = 0
  for (const block of blocks) {
    end += [...block.text].length
    if (offset < end) return block.source
  }
  return blocks.at(-1)?.source ?? ''
}

function compareImages(chapter: DocumentChapter, section: Element): Diagnostic[] {
  const trees = [chapter.section, ...chapter.notes.map((note) => note.element)]
  const wanted = trees.flatMap((tree) => elementsOf(tree, 'img'))
  const found = elementsOf(section, 'img')
  if (wanted.length === found.length) return []
  return [
    problem('image-lost', `这一章有 ${wanted.length} 张图，EPUB 里有 ${found.length} 张。`, `${chapter.file}:1:1`),
  ]
}

function elementsOf(tree: Nodes, tagName: string, className?: string): Element[] {
  const elements: Element[] = []
  visit(tree, '', (element) => {
    if (element.tagName === tagName && (!className || hasClass(element, className))) elements.push(element)
  })
  return elements
}

function without(element: Element, dropped: ReadonlySet<Element>): Element {
  const children = element.children.flatMap((child): ElementContent[] => {
    if (child.type !== 'element') return [child]
    return dropped.has(child) ? [] : [without(child, dropped)]
  })
  return { ...element, children }
}
