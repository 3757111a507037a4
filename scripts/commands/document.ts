import path from 'node:path'
import type { Book } from '../config/book.ts'
import type { SourceFile } from '../config/source.ts'
import { openStore } from '../config/store.ts'
import type { Outcome } from '../diagnostics/diagnostic.ts'
import type { Document } from '../html/document.ts'
import { readManuscript } from '../manuscript/read.ts'

/**
 * The document that all editions of a book are made from, and the files that were read for it.
 * @param cache folder that keeps what was found about its pictures
 */
export async function readDocument(
  book: Book,
  cache: string,
): Promise<Outcome<Document> & { sources: readonly SourceFile[] }> {
  const manuscript = await readManuscript(book, openStore(path.join(cache, 'pictures')))
  const sources = manuscript.value?.sources ?? []
  // A missing chapter would make every reference to it look broken; other errors leave the rest worth looking at.
  if (manuscript.value?.chapters.length !== book.chapters.length)
    return { diagnostics: manuscript.diagnostics, sources }
  const { composeInTurns } = await import('../html/compose.ts')
  const document = await composeInTurns(book, manuscript.value)
  // A link or picture that was refused as it was read is broken for the next stage too: one finding a place is enough.
  const refused = new Set(manuscript.diagnostics.map(({ place }) => JSON.stringify(place)))
  const more = document.diagnostics.filter(({ place }) => !place || !refused.has(JSON.stringify(place)))
  return { value: document.value, diagnostics: [...manuscript.diagnostics, ...more], sources }
}
