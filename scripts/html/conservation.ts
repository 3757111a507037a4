import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Chapter } from '../manuscript/chapter.ts'
import type { SourceRange } from './context.ts'
import type { DocumentChapter } from './document.ts'

export function checkConservation(
  _chapter: Chapter,
  _composed: DocumentChapter | undefined,
  _removed: SourceRange[],
): Diagnostic[] {
  return []
}
