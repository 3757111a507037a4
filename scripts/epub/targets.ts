import type { Element } from 'hast'
import { toString as textOf } from 'hast-util-to-string'
import type { Document, DocumentChapter, Heading } from '../html/document.ts'
import { hasClass } from '../html/elements.ts'
import { type Words, wordsOf } from '../html/words.ts'
import type { TargetName } from './page-references.ts'
import { walk } from './walk.ts'

/** Something in the book that a link can lead to. */
export type Target = {
  /** File name of the content document it stands in. */
  file: string
  /** Its id there: ASCII and an XML name, so that no reader stumbles over it in an address. */
  id: string
  chapter: number
  /** What an e-book calls it where print gives a page number: 表 1, 《章题》, “一、节题”. */
  name: string
  /** Heading under which it stands; a heading's own. */
  heading: Pick<Heading, 'id' | 'level' | 'number' | 'text'>
}

export type Targets = {
  words: Words
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
    let heading: Target['heading'] = { id: '', level: 1, number: '', text: chapter.title }
    const collect = (element: Element): void => {
      const id = element.properties.id
      if (typeof id !== 'string') return
      heading = headings.get(id) ?? heading
      byId.set(id, {
        file: chapterFile(index),
        id: safeId(id, taken),
        chapter: index,
        name: captionNumber(element) ?? headingName(heading),
        heading,
      })
    }
    walk(chapter.section, collect)
    for (const note of chapter.notes) walk(note.element, collect)
  })
  return { words: wordsOf(document.book.language), chapters: document.chapters, byId }
}

/**
 * How a text that stands in `chapter` under the heading `from` names the target. Section numbers begin anew in each chapter,
 * so a section of another chapter is named with its chapter.
 */
export function nameTarget(targets: Targets, target: Target, chapter: number, from: string | undefined): TargetName {
  const { heading, name } = target
  const owner = targets.chapters[target.chapter]
  const elsewhere = target.chapter !== chapter && heading.level > 1 && owner ? inTitleMarks(owner.title) : ''
  const around = headingName(heading)
  const isSection = name === around
  return {
    name,
    chapter: isSection ? elsewhere : '',
    section: isSection
      ? targets.words.there
      : heading.id === from
        ? heading.level > 1
          ? targets.words.thisSection
          : targets.words.thisChapter
        : elsewhere + around,
  }
}

function headingName(heading: Target['heading']): string {
  return heading.level === 1 ? inTitleMarks(heading.text) : inQuotes(heading.number + heading.text)
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
