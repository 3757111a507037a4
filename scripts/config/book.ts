/**
 * The configuration as the rest of the house sees it: read, checked, every default filled in.
 */
export type FontRole = 'song' | 'hei' | 'kai' | 'fangsong' | 'biaosong'

export type Creator = { name: string; role: 'aut' | 'edt' | 'trl' | 'ill' | 'com' }

/** The head of meeting papers (handout theme). */
export type Meeting = { name: string; item?: string; date?: string; notice?: string }

/** Where the numbers of the notes begin again: on every page, in every chapter, or nowhere. */
export type NoteNumbering = 'page' | 'chapter' | 'book'

type EditionBase = { name: string; of?: undefined }
export type PrintEdition = EditionBase & {
  format: 'pdf'
  theme: 'handout' | 'booklet'
  writing: 'horizontal' | 'vertical'
  notes: NoteNumbering
}
export type EpubEdition = EditionBase & {
  format: 'epub'
  writing: 'horizontal'
  notes: Exclude<NoteNumbering, 'page'>
}
export type Edition = PrintEdition | EpubEdition

export type Book = {
  /** Real path of the book's folder. */
  root: string
  /** `book.yaml`, relative to root. */
  file: string
  title: string
  subtitle?: string
  creators: Creator[]
  publisher?: string
  rights?: string
  description?: string
  subjects: string[]
  /** BCP 47; `zh-Hans` for now. */
  language: string
  /** YYYY-MM-DD: the date printed on the publication. */
  date: string
  /** Unix seconds: creation and modification date written into every output. SOURCE_DATE_EPOCH wins over `date` (noon UTC). */
  epoch: number
  /** urn:uuid:… or urn:isbn:… */
  identifier: string
  meeting?: Meeting
  /** Manuscript files in reading order, relative to root, forward slashes. */
  chapters: string[]
  /** Font files of the user's own, a real path for a role. */
  fonts: Partial<Record<FontRole, string>>
  editions: Edition[]
}
