import { diff } from 'fast-myers-diff'
import type { Element, Nodes, Root } from 'hast'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Document, DocumentChapter } from '../html/document.ts'
import { blocksOf, type ConservedBlock, conservedText } from '../html/text.ts'
import { readSpine } from './epub-text.ts'
import { visit } from './page-text.ts'
import { problem } from './problem.ts'
import { quote } from './quote.ts'

/**
 * Reads the finished EPUB back in the order of its spine and proves that every chapter has all its text, notes and pictures.
 */
export async function checkEpub(document: Document, epub: Uint8Array): Promise<Diagnostic[]> {
  let spine: Root[]
  try {
    spine = await readSpine(epub)
  } catch (error) {
    return [problem('epub-unreadable', `做好的 EPUB 读不回来：${error instanceof Error ? error.message : error}。`)]
  }
  const found = spine.flatMap((root) => elementsOf(root, 'section', 'chapter'))
  const order = found.map((section) => section.properties.id)
  const wanted = document.chapters.map((chapter) => chapter.id)
  if (order.length === wanted.length && order.some((id, index) => id !== wanted[index])) {
    return [problem('chapter-order', `EPUB 里各章的次序不对：${order.join('、')}。`)]
  }
  return document.chapters.flatMap((chapter) => {
    const sections = found.filter((section) => section.properties.id === chapter.id)
    const [section] = sections
    if (!section) return [problem('text-lost', `EPUB 里没有这一章：${quote(chapter.title)}。`, `${chapter.file}:1:1`)]
    if (sections.length > 1) {
      return [
        problem(
          'text-doubled',
          `EPUB 里这一章出现了 ${sections.length} 次：${quote(chapter.title)}。`,
          `${chapter.file}:1:1`,
        ),
      ]
    }
    return checkChapter(chapter, section)
  })
}

function checkChapter(chapter: DocumentChapter, section: Element): Diagnostic[] {
  const notes = new Map(elementsOf(section, 'aside', 'note').map((note) => [note.properties.id, note]))
  const body = compareText(blocksOf(chapter.section), conservedText(without(section, new Set(notes.values()))), '正文')
  const noteFindings = chapter.notes.flatMap(({ id, element }) => {
    const source = String(element.properties.dataSource ?? '')
    const note = notes.get(id)
    notes.delete(id)
    if (!note) return [problem('text-lost', `EPUB 丢了脚注：${quote(conservedText(element))}。`, source)]
    return compareText([{ source, text: conservedText(element) }], conservedText(note), '脚注')
  })
  const strange = [...notes].map(([id]) =>
    problem('text-foreign', `EPUB 里有书稿里没有的脚注 ${id}。`, `${chapter.file}:1:1`),
  )
  return [...body, ...noteFindings, ...strange, ...compareImages(chapter, section)]
}

/** The EPUB keeps no sources, so a difference is placed by counting characters. */
function compareText(blocks: readonly ConservedBlock[], found: string, kind: string): Diagnostic[] {
  const wanted = blocks.map((block) => block.text).join('')
  if (wanted === found) return []
  const diagnostics: Diagnostic[] = []
  for (const [from, to, start, end] of diff(wanted, found)) {
    const source = blockAt(blocks, from)
    const lost = wanted.slice(from, to)
    const more = found.slice(start, end)
    if (lost) diagnostics.push(problem('text-lost', `EPUB 的${kind}丢了${quote(lost)}。`, source))
    if (!more) continue
    if (wanted.includes(more)) diagnostics.push(problem('text-doubled', `EPUB 的${kind}重复了${quote(more)}。`, source))
    else diagnostics.push(problem('text-foreign', `EPUB 的${kind}多出了${quote(more)}。`, source))
  }
  return diagnostics
}

function blockAt(blocks: readonly ConservedBlock[], offset: number): string {
  let end = 0
  for (const block of blocks) {
    end += block.text.length
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
    const classes = element.properties.className
    const named = !className || (Array.isArray(classes) && classes.includes(className))
    if (element.tagName === tagName && named) elements.push(element)
  })
  return elements
}

function without(element: Element, dropped: ReadonlySet<Element>): Element {
  const children = element.children.flatMap((child) => {
    if (child.type !== 'element') return [child]
    return dropped.has(child) ? [] : [without(child, dropped)]
  })
  return { ...element, children }
}
