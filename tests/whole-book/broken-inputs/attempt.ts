import path from 'node:path'
import type { EpubEdition } from '../../../scripts/config/book.ts'
import { loadBook } from '../../../scripts/config/load.ts'
import { type Diagnostic, hasErrors } from '../../../scripts/diagnostics/diagnostic.ts'
import { exitCode } from '../../../scripts/diagnostics/exit.ts'
import { buildEpub } from '../../../scripts/epub/build.ts'
import { readDocument } from '../../../scripts/html/read-document.ts'
import { checkEpub } from '../../../scripts/preflight/epub.ts'
import { BOOK_YAML, folderWith } from '../../support/folder.ts'

export type Files = Record<string, string | Uint8Array>

export type Attempt = {
  /** As the command would end. */
  code: 0 | 1 | 2 | 3
  /** Absent where there was an error. */
  epub?: Uint8Array
  diagnostics: Diagnostic[]
}

const EDITION: EpubEdition = { name: 'ebook', format: 'epub', writing: 'horizontal', notes: 'chapter' }

/** Builds these files as `banxin build --edition ebook` does, from the configuration to the proof of the finished file. */
export async function attempt(files: Files, prepare?: (folder: string) => Promise<unknown>): Promise<Attempt> {
  const root = path.join(await folderWith(prefixed({ 'book.yaml': BOOK_YAML, ...files })), '书')
  await prepare?.(root)
  const { value: book, diagnostics } = await loadBook(root, {})
  const found = [...diagnostics]
  if (book && !hasErrors(found)) {
    const document = await readDocument(book, path.join(root, '../cache'))
    found.push(...document.diagnostics)
    if (document.value && !hasErrors(found)) {
      const epub = await buildEpub({ document: document.value, edition: EDITION })
      found.push(...epub.diagnostics)
      if (epub.value) found.push(...(await checkEpub(document.value, epub.value)))
      if (!hasErrors(found)) return { code: exitCode(found), epub: epub.value?.data, diagnostics: found }
    }
  }
  return { code: exitCode(found), diagnostics: found }
}

const prefixed = (files: Files): Files =>
  Object.fromEntries(Object.entries(files).map(([name, content]) => [`书/${name}`, content]))
