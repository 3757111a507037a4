import type { Element } from 'hast'
import type { DocumentChapter } from '../html/document.ts'
import { addClass, hasClass } from '../html/elements.ts'
import { visit } from '../manuscript/visit.ts'

/**
 * Says in a class what the look of an element owes to those beside it: a page end takes them away, and a style sheet that asked for its
 * place among them (:only-child, p + p) would set on a page of its own what it does not set in the whole text.
 */
export function markPlace(element: Element): void {
  const blocks = element.children.filter((child): child is Element => child.type === 'element')
  if (element.tagName === 'blockquote' && blocks.length === 1) addClass(element, 'single')
  if (element.tagName !== 'li') return
  for (const [index, block] of blocks.entries())
    if (block.tagName === 'p' && blocks[index - 1]?.tagName === 'p') addClass(block, 'further')
}

/** Front and back matter has a look of its own: 前言 and 后记 as 目录 and 索引, two characters stand apart. */
export function markMatter(section: Element, { matter, title }: Pick<DocumentChapter, 'matter' | 'title'>): void {
  if (matter !== 'front' && matter !== 'back') return
  addClass(section, 'matter')
  if (/^\p{sc=Han}{2}$/u.test(title)) addClass(section, 'spaced')
}

/** Whether a note has readings between its lines; where it goes on they may not be. */
export function hasReadings(note: Element): boolean {
  let found = false
  visit(note, 'element', (element) => {
    if (element.tagName === 'ruby' && !hasClass(element, 'zhuyin')) found = true
  })
  return found
}
