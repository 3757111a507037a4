import type { Element, ElementContent } from 'hast'
import { h } from 'hastscript'
import type { EpubEdition } from '../config/book.ts'
import type { DocumentChapter, Note } from '../html/document.ts'
import { hasClass } from '../html/elements.ts'
import { hanDigits } from '../html/numerals.ts'
import { type Words, wordsOf } from '../html/words.ts'
import { copyTree } from '../manuscript/copy-tree.ts'
import { walk } from './walk.ts'

/**
 * Links a chapter's note calls with its notes, both ways, as EPUB readers want it for pop-up notes
 * (EPUB Structural Semantics `noteref`, `footnote`; DPUB-ARIA), and puts the notes at the chapter's end.
 * Numbers of vertical lines are 〔一〇〕, which stand upright in every reader (brackets of the Chinese classics), of others [10].
 * A note called several times leads back to every call. Changes `section` in place; the document's notes stay as they are.
 */
export function placeNotes(
  section: Element,
  chapter: DocumentChapter,
  { words = wordsOf(undefined), writing = 'horizontal' }: { words?: Words; writing?: EpubEdition['writing'] } = {},
): void {
  const mark = (number: number | '') => (writing === 'vertical' ? `〔${hanDigits(String(number))}〕` : `[${number}]`)
  const marks = new Map(chapter.notes.map(({ id, number }) => [id, mark(number)]))
  const calls = prepareCalls(section, (id) => marks.get(id) ?? mark(''))
  if (chapter.notes.length === 0) return
  section.children.push(
    h(
      'section',
      { className: ['notes'], 'epub:type': 'footnotes', ariaLabel: words.notes },
      chapter.notes.map((note) => noteElement(note, mark(note.number), calls.get(note.id) ?? [], words)),
    ),
  )
}

/** Gives every call its marks and an id of its own; the ids by the note that is called. */
function prepareCalls(section: Element, markOf: (note: string) => string): Map<string, string[]> {
  const calls = new Map<string, string[]>()
  const taken = new Set<unknown>()
  walk(section, (element) => {
    if (!hasClass(element, 'note-call')) return
    const note = String(element.properties.href ?? '').replace(/^#/, '')
    const ids = calls.get(note) ?? []
    let id = String(element.properties.id ?? note.replace(/^note/, 'call'))
    if (taken.has(id)) id = `${id}-${ids.length + 1}`
    taken.add(id)
    calls.set(note, [...ids, id])
    element.properties.id = id
    element.properties['epub:type'] = 'noteref'
    element.properties.role = 'doc-noteref'
    element.children = [{ type: 'text', value: markOf(note) }]
  })
  return calls
}

function noteElement(note: Note, mark: string, calls: readonly string[], words: Words): Element {
  const element = copyTree(note.element)
  element.properties['epub:type'] = 'footnote'
  element.properties.role = 'doc-footnote'
  const [first, ...others] = calls
  const number = first ? backLink(first, mark, words.backToNote(note.number)) : h('span', { dataGenerated: '' }, mark)
  number.properties.className = ['note-number']
  insertAtStart(element, number)
  others.forEach((call, index) => {
    const label = words.backToNote(note.number, index + 2)
    insertAtEnd(element, backLink(call, `↑${index + 2}`, label))
  })
  return element
}

function backLink(call: string, text: string, label: string): Element {
  return h(
    'a',
    { className: ['note-return'], href: `#${call}`, role: 'doc-backlink', ariaLabel: label, dataGenerated: '' },
    text,
  )
}

function insertAtStart(note: Element, node: ElementContent): void {
  const first = note.children.find((child) => child.type === 'element')
  const text = note.children.find((child) => child.type === 'text' && child.value.trim() !== '')
  if (first?.type === 'element' && first.tagName === 'p' && !text) first.children.unshift(node)
  else note.children.unshift(text ? node : h('p', [node]))
}

function insertAtEnd(note: Element, node: ElementContent): void {
  const last = note.children.findLast((child) => child.type === 'element')
  if (last?.type === 'element' && last.tagName === 'p') last.children.push(node)
  else note.children.push(h('p', [node]))
}
