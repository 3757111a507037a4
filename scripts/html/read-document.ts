import path from 'node:path'
import type { Book } from '../config/book.ts'
import type { SourceFile } from '../config/source.ts'
import { openStore } from '../config/store.ts'
import type { Outcome } from '../diagnostics/diagnostic.ts'
import { type ParsedFiles, readManuscript } from '../manuscript/read.ts'
import type { Document } from './document.ts'

/**
 * The document that all editions of a book are made from, and the files that were read for it.
 * @param cache folder that keeps what was found about its pictures
 * @param parsed what is known of an earlier reading in this process
 */
export async function readDocument(
  book: Book,
  cache: string,
  parsed?: ParsedFiles,
): Promise<Outcome<Document> & { sources: readonly SourceFile[] }> {
  const manuscript = await readManuscript(book, { pictures: openStore(path.join(cache, 'pictures')), parsed })
  const sources = manuscript.value?.sources ?? []
  // A missing chapter would make every reference to it look broken; other errors leave the rest worth looking at.
  if (manuscript.value?.chapters.length !== book.chapters.length)
    return { diagnostics: manuscript.diagnostics, sources }
  const { composeInTurns } = await import('./compose.ts')
  const document = await composeInTurns(book, manuscript.value)
  // A link or picture that was refused as it was read is broken for the next stage too: one finding a place is enough.
  const refused = new Set(manuscript.diagnostics.map(({ place }) => JSON.stringify(place)))
  const more = document.diagnostics.filter(({ place }) => !place || !refused.has(JSON.stringify(place)))
  return { value: document.value, diagnostics: [...manuscript.diagnostics, ...more], sources }
}
