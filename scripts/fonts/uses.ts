import type { Nodes } from 'hast'
import type { Book } from '../config/book.ts'
import type { Document } from '../html/document.ts'
import { verticalForms } from './vertical-forms.ts'

/** A piece of text that will be set, and the block it stands in: `file:line:column`; `formula`: in a formula. */
export type TextUse = { text: string; source?: string; formula?: boolean }

/**
 * Every text that the document sets: chapters and notes with the nearest data-source, the words of its drawings with their
 * place in the picture's file, and the words of book.yaml.
 */
export function* documentUses(document: Document): Iterable<TextUse> {
  yield* writtenUses(document)
  // Two chapters that show the same picture have an asset each.
  for (const { file, drawing } of new Map(document.assets.map((asset) => [asset.file, asset])).values()) {
    for (const { text, line, column } of drawing?.words ?? []) {
      yield { text: text + (drawing?.vertical ? verticalForms(text) : ''), source: `${file}:${line}:${column}` }
    }
  }
}

/** The same without the words of drawings, which an e-book's reader sets in fonts of its own. */
export function* writtenUses({ book, chapters }: Document): Iterable<TextUse> {
  for (const { section, notes, headings } of chapters) {
    yield* texts(section, undefined)
    for (const { element } of notes) yield* texts(element, undefined)
    for (const { number, text, source } of headings) yield { text: number + text, source }
  }
  for (const text of bookTexts(book)) yield { text, source: book.file }
}

function* texts(node: Nodes, source: string | undefined, formula?: true): Iterable<TextUse> {
  if (node.type === 'text') yield formula ? { text: node.value, source, formula } : { text: node.value, source }
  if (!('children' in node)) return
  const own = node.type === 'element' ? node.properties.dataSource : undefined
  const within = formula ?? (node.type === 'element' && node.tagName === 'math' ? true : undefined)
  for (const child of node.children) yield* texts(child, typeof own === 'string' ? own : source, within)
}

function bookTexts(book: Book): string[] {
  const names = book.creators.map(({ name }) => name)
  const { title, subtitle, publisher, rights, description, series, date, identifier } = book
  const all = [
    title,
    subtitle,
    publisher,
    rights,
    description,
    series?.name,
    date,
    identifier,
    ...names,
    ...Object.values(book.meeting ?? {}),
  ]
  return all.filter((text) => text !== undefined)
}
