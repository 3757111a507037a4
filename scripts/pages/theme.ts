import type { Folios, PrintEdition } from '../config/book.ts'

/** What a theme decides that no style sheet can say: which parts there are and how pages are counted. Looks are in styles/themes/. */
export type Theme = {
  /** 封面: a cover as the first page, whose back stays blank; it is not counted. */
  cover: boolean
  /** Half title, title page and colophon on its back 半扉页、扉页、版权页; without them the first page carries the head of the papers. */
  titlePage: boolean
  /** The body begins on a recto page: where it is counted from 1 it must, so that odd folios stand on recto pages. */
  bodyRecto: boolean
  folios: Folios
  /** Folio with its ornaments; `%` stands for the number. */
  folioLine: string
  /** Running heads: the book on the verso, the chapter on the recto. */
  runningHeads: boolean
  /** An index, where the manuscript marks terms. */
  index: boolean
  /** Attachments are named below the text and say what they are, as papers have them. */
  attachments: boolean
}

/**
 * A theme with what the edition wants otherwise. Front matter is counted in roman figures in vertical books too: Han figures
 * for both would give two pages one name.
 */
export function themeOf(edition: PrintEdition): Theme {
  const theme = edition.theme === 'handout' ? HANDOUT : BOOKLETS[edition.writing]
  const folios = { ...theme.folios, ...edition.folios }
  return {
    ...theme,
    folios,
    bodyRecto: theme.bodyRecto || folios.restart,
    index: edition.index ?? theme.index,
    cover: edition.cover ?? theme.cover,
  }
}

const HANDOUT: Theme = {
  cover: false,
  titlePage: false,
  bodyRecto: false,
  folios: { front: 'arabic', body: 'arabic', restart: false },
  folioLine: '— % —',
  runningHeads: false,
  index: false,
  attachments: true,
}

const BOOKLET: Theme = {
  cover: true,
  titlePage: true,
  bodyRecto: true,
  folios: { front: 'lower-roman', body: 'arabic', restart: true },
  folioLine: '%',
  runningHeads: true,
  index: true,
  attachments: false,
}

const BOOKLETS: Record<PrintEdition['writing'], Theme> = {
  horizontal: BOOKLET,
  vertical: { ...BOOKLET, folios: { ...BOOKLET.folios, body: 'han' } },
}
