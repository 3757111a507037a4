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
  const words = wordsOf(document.book.language)
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
        name: numberIn(element, words) ?? headingName(heading),
        heading,
      })
    }
    walk(chapter.section, collect)
    for (const note of chapter.notes) walk(note.element, collect)
  })
  return { words, chapters: document.chapters, byId }
}

/**
 * How a text that stands in `chapter` under the heading `from` names the target. Section numbers begin anew in each chapter,
 * so a section of another chapter is named with its chapter.
 */
export function nameTarget(
  { words, chapters }: Targets,
  target: Target | undefined,
  chapter: number,
  from: string | undefined,
): TargetName {
  // A link that leads nowhere is an error of its own.
  if (!target) return { name: words.there, chapter: '', section: words.there }
  const { heading, name } = target
  const owner = chapters[target.chapter]
  const elsewhere = target.chapter !== chapter && heading.level > 1 && owner ? inTitleMarks(owner.title) : ''
  const around = headingName(heading)
  const isSection = name === around
  return {
    name,
    chapter: isSection ? elsewhere : '',
    section: isSection
      ? words.there
      : heading.id === from
        ? heading.level > 1
          ? words.thisSection
          : words.thisChapter
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

/** 图 1, 表 1, 式（1）: of a figure or formula that has a number. */
function numberIn(element: Element, words: Words): string | undefined {
  const isFormula = hasClass(element, 'formula')
  if (!isFormula && element.tagName !== 'figure') return undefined
  let number: string | undefined
  walk(element, (node) => {
    if (hasClass(node, isFormula ? 'formula-number' : 'caption-number')) number ??= textOf(node).trim()
  })
  return number ? (isFormula ? words.formula : '') + number : undefined
}

function safeId(id: string, taken: Set<string>): string {
  let safe = /^[A-Za-z][\w.-]*$/.test(id) ? id : `id-${taken.size + 1}`
  while (taken.has(safe)) safe += '-2'
  taken.add(safe)
  return safe
}
