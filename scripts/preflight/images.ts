import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Document } from '../html/document.ts'
import { visit } from './page-text.ts'
import { problem } from './problem.ts'

/**
 * Every picture of the document has to stand in the output as often as in the manuscript.
 * @param found data-source of the block around every picture of the output
 */
export function compareImages(document: Document, found: readonly string[]): Diagnostic[] {
  const wanted = count(documentImages(document))
  const seen = count(found)
  return [...new Set([...wanted.keys(), ...seen.keys()])].flatMap((source): Diagnostic[] => {
    const missing = (wanted.get(source) ?? 0) - (seen.get(source) ?? 0)
    if (missing === 0) return []
    if (missing > 0) return [problem('image-lost', '这里的图片没有出现在页面上。', source)]
    return [problem('image-doubled', '这里的图片在页面上多出现了一次。', source)]
  })
}

/** data-source of the block around every picture of the document. */
export function documentImages(document: Document): string[] {
  const images: string[] = []
  for (const chapter of document.chapters) {
    for (const tree of [chapter.section, ...chapter.notes.map((note) => note.element)]) {
      visit(tree, '', (element, source) => {
        if (element.tagName === 'img') images.push(source)
      })
    }
  }
  return images
}

function count(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}
