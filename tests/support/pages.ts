import type { PrintEdition } from '../../scripts/config/book.ts'
import { cacheFolder } from '../../scripts/config/cache.ts'
import { loadBook } from '../../scripts/config/load.ts'
import { prepareFonts } from '../../scripts/fonts/prepare.ts'
import { documentUses } from '../../scripts/fonts/uses.ts'
import { composeDocument } from '../../scripts/html/compose.ts'
import { prepareForPrint } from '../../scripts/html/print/prepare.ts'
import { readManuscript } from '../../scripts/manuscript/read.ts'
import { generatedTexts } from '../../scripts/pages/generated-texts.ts'
import { type LayoutRequest, layoutPages } from '../../scripts/pages/layout.ts'
import { BOOK_YAML, folderWith } from './folder.ts'

/** A book of Markdown files, laid out as `banxin build` does it. */
export async function pagesOf(
  { pool }: Pick<LayoutRequest, 'pool'>,
  files: Record<string, string | Uint8Array>,
  {
    cache,
    patience,
    progress,
    ...edition
  }: Partial<PrintEdition> & Pick<LayoutRequest, 'cache' | 'patience' | 'progress'> = {},
) {
  const root = await folderWith({ 'book.yaml': BOOK_YAML, ...files })
  const { value: book, diagnostics } = await loadBook(root)
  if (!book) throw new Error(JSON.stringify(diagnostics))
  const whole: PrintEdition = { name: 'test', format: 'pdf', theme: 'booklet', writing: 'horizontal', ...edition }
  const { value: manuscript } = await readManuscript(book)
  const { value: neutral } = composeDocument(book, manuscript ?? { chapters: [], assets: new Map() })
  if (!neutral) throw new Error('no document')
  const document = prepareForPrint(neutral, whole)
  const uses = [...documentUses(document), ...generatedTexts(document, whole)]
  const { value: fonts } = await prepareFonts({ book, uses, cache: await cacheFolder() })
  if (!fonts) throw new Error('no fonts')
  return layoutPages({ document, book, edition: whole, fonts, pool, cache, patience, progress })
}
