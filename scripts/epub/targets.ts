import type { Element } from 'hast'
import { toString as textOf } from 'hast-util-to-string'
import type { Document, DocumentChapter, Heading } from '../html/document.ts'
import { hasClass, walk } from './place.ts'

/** Something in the book that a link can lead to. */
export type Target = {
  /** File name of the content document it stands in. */
  file: string
  /** Its id there: ASCII and an XML name, so that no reader stumbles over it in an address. */
  id: string
  chapter: number
  /** What an e-book calls it where print gives a page number: 表 1, 《章题》, “一、节题”. */
  name: string
  /** True where `name` needs its chapter beside it, read from another chapter: section numbers begin anew in each. */
  local: boolean
}

export type Targets = {
  chapters: readonly DocumentChapter[]
  byId: ReadonlyMap<string, Target>
}

/** File name of a chapter's content document. The index counts from 0. */
export function chapterFile(index: number): string {
  return `chapter-${index + 1}.xhtml`
}

/** Every id of the document with the file where it will stand, its id there, and what to call it in place of a page number. */
export function collectTargets(document: Document): Targets {
  const byId = new Map<string, Target>()
  const taken = new Set<string>()
  document.chapters.forEach((chapter, index) => {
    const headings = new Map(chapter.headings.map((heading) => [heading.id, heading]))
    let current: Pick<Target, 'name' | 'local'> = { name: chapterName(chapter), local: false }
    const collect = (element: Element): void => {
      const id = element.properties.id
      if (typeof id !== 'string') return
      const heading = headings.get(id)
      if (heading) current = headingName(heading)
      const name = captionNumber(element)
      byId.set(id, {
        file: chapterFile(index),
        id: safeId(id, taken),
        chapter: index,
        ...(name ? { name, local: false } : current),
      })
    }
    walk(chapter.section, collect)
    for (const note of chapter.notes) walk(note.element, collect)
  })
  return { chapters: document.chapters, byId }
}

/** What the text of `chapter` calls the target in place of its page number. */
export function targetName(targets: Targets, target: Target, chapter: number): string {
  const owner = targets.chapters[target.chapter]
  const prefix = target.local && target.chapter !== chapter && owner ? chapterName(owner) : ''
  return prefix + target.name
}

function chapterName(chapter: DocumentChapter): string {
  return inTitleMarks(chapter.title)
}

function headingName(heading: Heading): Pick<Target, 'name' | 'local'> {
  if (heading.level === 1) return { name: inTitleMarks(heading.text), local: false }
  return { name: inQuotes(heading.number + heading.text), local: true }
}

/** GB/T 15834-2011, 4.16: title marks within title marks become 〈〉. */
function inTitleMarks(text: string): string {
  return `《${text.replaceAll('《', '〈').replaceAll('》', '〉')}》`
}

/** GB/T 15834-2011, 4.8: quotation marks within quotation marks become ‘’. */
function inQuotes(text: string): string {
  return `“${text.replaceAll('“', '‘').replaceAll('”', '’')}”`
}

/** 图 1 or 表 1, of a figure that has a number. */
function captionNumber(element: Element): string | undefined {
  if (element.tagName !== 'figure') return undefined
  let number: string | undefined
  walk(element, (node) => {
    if (hasClass(node, 'caption-number')) number ??= textOf(node).trim()
  })
  return number || undefined
}

function safeId(id: string, taken: Set<string>): string {
  let safe = /^[A-Za-z][\w.-]*$/.test(id) ? id : `id-${taken.size + 1}`
  while (taken.has(safe)) safe += '-2'
  taken.add(safe)
  return safe
}
