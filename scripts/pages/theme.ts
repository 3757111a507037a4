import type { PrintEdition } from '../config/book.ts'
import type { FolioStyle } from './folio.ts'

/** What a theme decides that no style sheet can say: which parts there are and how pages are counted. Looks are in styles/themes/. */
export type Theme = {
  /** Title page and colophon on its back 扉页、版权页; without them the first page carries the head of the papers. */
  titlePage: boolean
  /** Chapters begin after front matter with a folio of 1; else every page counts from the first. */
  bodyRestarts: boolean
  folioStyle: FolioStyle
  /** Folio with its ornaments; `%` stands for the number. */
  folioLine: string
  /** Running heads: the book on the verso, the chapter on the recto. */
  runningHeads: boolean
}

export function themeOf(edition: PrintEdition): Theme {
  if (edition.theme === 'handout') {
    return { titlePage: false, bodyRestarts: false, folioStyle: 'decimal', folioLine: '— % —', runningHeads: false }
  }
  return {
    titlePage: true,
    bodyRestarts: true,
    folioStyle: edition.writing === 'vertical' ? 'cjk-decimal' : 'decimal',
    folioLine: '%',
    runningHeads: true,
  }
}
