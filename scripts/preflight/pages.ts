import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Document } from '../html/document.ts'
import { conservedBlocks } from '../html/text.ts'
import type { Pages } from '../pages/page.ts'
import { compareBlocks, type FoundBlock } from './compare.ts'
import { compareImages } from './images.ts'
import { inPlaces, notesOfFloats, type Piece, putBack } from './moved.ts'
import { type PageText, readPages } from './page-text.ts'
import { checkReferences } from './references.ts'

/**
 * Proves that the laid-out pages hold the manuscript: every block with all its characters, once and in order (figures that
 * float may stand later, within their chapter), every note, every picture; and that contents lines and page references print
 * the folio of the page they lead to.
 * @param document as composed, before print treatment, so that the treatment is proven too
 * @param texts the pages as readPages() reads them, where they have been read already
 */
export async function checkPages(
  document: Document,
  { pages }: Pages,
  texts?: readonly PageText[],
): Promise<Diagnostic[]> {
  texts ??= await readPages(pages, document.assets)
  const { body, notes } = conservedBlocks(document)
  return [
    ...compareBlocks(body, putBack(texts.flatMap(foundBlocks), document), '正文'),
    ...compareBlocks(notes, inPlaces(texts.flatMap(foundNotes), notes, notesOfFloats(document)), '脚注'),
    ...compareImages(
      document,
      texts.flatMap(({ images }) => images.map(({ source }) => source)),
    ),
    ...checkReferences(texts),
  ]
}

/** On pages of no chapter (title, contents, colophon) Banxin's own words need no mark; a block of the manuscript counts anywhere. */
function foundBlocks(text: PageText): Piece[] {
  const own = text.page.part !== 'chapter'
  return text.blocks
    .filter(({ source }) => source !== '' || !own)
    .map((block) => ({ ...block, where: where(text), page: text }))
}

function foundNotes(text: PageText): FoundBlock[] {
  return text.notes.map((note) => ({ source: note.source, text: note.text, where: where(text) }))
}

function where(text: PageText): string {
  return `第 ${text.page.index} 页`
}
