import type { Place } from '../diagnostics/diagnostic.ts'
import type { BookStyle } from './style.ts'

/**
 * The configuration as the rest of the house sees it: read, checked, every default filled in.
 */
export type FontRole = 'song' | 'hei' | 'kai' | 'fangsong' | 'biaosong' | 'mono'

export type Creator = {
  name: string
  role: 'aut' | 'edt' | 'trl' | 'ill' | 'com'
  /** The name as catalogues sort it: Austen, Jane. */
  fileAs?: string
}

/** 丛书 that the book belongs to, and its place in it. */
export type Series = { name: string; number?: number }

/** The head of meeting papers (handout theme). */
export type Meeting = { name: string; item?: string; date?: string; notice?: string }

/** Where the numbers of the notes begin again: on every page, in every chapter, or nowhere. */
export type NoteNumbering = 'page' | 'chapter' | 'book'

/**
 * The figures of page numbers: 12; 一二 (a sign for every digit, as CLREQ has it for page numbers) or 十二 (as it is read);
 * xii, XII.
 */
export type FolioStyle = 'arabic' | 'han' | 'han-read' | 'lower-roman' | 'upper-roman'

/** How pages are counted: front matter and body each in figures of their own; the body from 1 again or running on. */
export type Folios = { front: FolioStyle; body: FolioStyle; restart: boolean }

/** 开本 of a booklet: A5 148 × 210 mm, 32 开 130 × 184 mm, 大 32 开 140 × 203 mm (GB/T 788). */
export type Trim = 'a5' | '32k' | 'large-32k'

/**
 * 前置、正文、附件、后置: front matter comes before the contents and has page numbers of its own; papers name their attachments below
 * the text, books have them as appendices.
 */
export type Matter = 'front' | 'body' | 'attachment' | 'back'

/**
 * How much room marks take (标点排式, CLREQ 3.1.6): 全角式 `full`, every mark a square, less where marks meet; 开明式 `kaiming`, a square
 * for 。？！ at the end of a sentence and half of one for all others; 半角式 `half`, half a square for all; `plain`, squares and nothing
 * squeezed, not even at line ends.
 */
export type Punctuation = 'full' | 'kaiming' | 'half' | 'plain'

/** Quotes in print: as in the manuscript, or all 「」『』, or all “”‘’. */
export type Quotes = 'as-written' | 'corner' | 'curly'

/** BCP 47. Traditional Chinese is set as in Taiwan and Hong Kong, with marks in the middle of their squares. */
export type Language = 'zh-Hans' | 'zh-Hant' | 'zh-Hant-TW' | 'zh-Hant-HK' | 'ja'

type EditionBase = {
  name: string
  of?: undefined
  /** An index 索引 at the end, of the terms that the manuscript marks; absent: as the edition's kind usually has it. */
  index?: boolean
  /** That of the edition, where it has one of its own; else the book's counts. */
  identifier?: string
}
export type PrintEdition = EditionBase & {
  format: 'pdf'
  theme: 'handout' | 'booklet'
  writing: 'horizontal' | 'vertical'
  /** Absent: the theme's own, A4 for handouts and A5 for booklets. */
  trim?: Trim
  /** 大字本; absent: ordinary print. */
  print?: 'large'
  notes: NoteNumbering
  /** Years and dates of vertical text: 二〇二六年, or the digits as they are written. Absent: han. */
  years?: 'han' | 'arabic'
  /** Numbers of four digits and more in vertical text: on their side with the line, or every digit upright in a square. Absent: sideways. */
  digits?: 'sideways' | 'upright'
  /** What the edition wants otherwise than its theme. */
  folios?: Partial<Folios>
  /** That of its book, so that whoever sets a text need not know the book; absent: zh-Hans. */
  language?: Language
  /** Absent: full. */
  punctuation?: Punctuation
  /** Absent: as written. */
  quotes?: Quotes
  /** A cover 封面 as the first page; absent: as the theme has it. */
  cover?: boolean
  /** The first line of the first page is left for a 份号 (GB/T 9704-2012, 7.2.1): numbered copies are made from it. */
  copyNumber?: boolean
  /** How far pictures and tints that reach the edge of the paper go on beyond it, mm: what is made from it for the press says so. Absent: 3. */
  bleed?: number
  /** The file calls itself PDF/A-2u, and is read back for that. */
  archival?: boolean
}
export type EpubEdition = EditionBase & {
  format: 'epub'
  writing: 'horizontal' | 'vertical'
  notes: Exclude<NoteNumbering, 'page'>
  /** Name of the print edition whose page numbers it carries; absent: none. */
  pages?: string
  /** Of a vertical one, as in print; absent: han. */
  years?: 'han' | 'arabic'
  /** The book's faces go into the file; absent: the reader's own do, but for characters that readers lack. */
  embed?: boolean
}

/** Made from the finished pages of a print edition, which `of` names. */
type DerivedBase = {
  name: string
  format: 'pdf'
  of: string
  identifier?: undefined
  /** Where book.yaml says what is made; absent for one that the command line asks for. */
  place?: Place
}

/** For the printing house: bleed, marks, and the inks that pages are printed in. */
export type PressEdition = DerivedBase & {
  made: 'press'
  colour: PressColour
  /** mm. */
  bleed: number
  /** 总墨量: most ink in one place, per cent of one ink; absent: 300. */
  inkLimit?: number
  /** Its first pages are the cover, where the source has one; without it, it is the inside of a book 书芯, whose cover is a file of its own. */
  cover: boolean
}

/** Tints of black, black alone, or the four process inks. */
export type PressColour = 'grey' | 'black' | 'cmyk'

/** 书封: the sheet of back, spine and front of a book bound with glue 胶订, for the printing house. */
export type WrapEdition = DerivedBase & {
  made: 'wrap'
  colour: PressColour
  bleed: number
  /** Thickness of the book's paper and of the cover's, mm. */
  caliper: number
  board: number
}

/** ISO 216. */
export type Paper = 'a5' | 'a4' | 'a3' | 'a2' | 'a1'

/** 骑马订: sheets for a printer that prints on both sides, to be folded. */
export type SaddleEdition = DerivedBase & {
  made: 'saddle'
  /** Absent: the smallest on which two pages fit. */
  paper?: Paper
  /** Thickness of the paper, mm. */
  caliper: number
  /** Sheets to a section; absent: all sheets are one, stapled. */
  section?: number
  marks: readonly ('fold' | 'staple')[]
  /** A sheet before the others says how to print and to fold. */
  instructions: boolean
}

/** 拼版: several pages on one side of a sheet. */
export type NUpEdition = DerivedBase & { made: 'n-up'; up: 2 | 4; paper: Paper }

/** A handout with the number of each copy, and a watermark. */
export type CopiesEdition = DerivedBase & {
  made: 'copies'
  numbers: readonly number[]
  watermark?: string
  /** A file a copy, in a folder; else all in one file. */
  each: boolean
}
export type DerivedEdition = PressEdition | WrapEdition | SaddleEdition | NUpEdition | CopiesEdition

export type Edition = PrintEdition | EpubEdition | DerivedEdition

/** A picture inside the book's folder: its name relative to that, and its real path. */
export type CoverFile = { file: string; path: string }

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
  /** 定价, as it is printed: `38.00 元`. */
  price?: string
  subjects: string[]
  language: Language
  /** YYYY-MM-DD: the date printed on the publication. */
  date: string
  /** Unix seconds: creation and modification date written into every output. SOURCE_DATE_EPOCH wins over `date` (noon UTC). */
  epoch: number
  /** urn:uuid:… or urn:isbn:… */
  identifier: string
  series?: Series
  /** Who has checked the book for accessibility, and says so in its e-books. */
  certifiedBy?: string
  meeting?: Meeting
  /** The title as running heads print it, where the whole one is too long for them. */
  shortTitle?: string
  /** Manuscript files in reading order, front matter, attachments and back matter included, relative to root, forward slashes. */
  chapters: string[]
  /** What of `chapters` is front matter, back matter or an attachment; a file that is not named here belongs to the body. */
  matter: Readonly<Record<string, Matter>>
  /** A cover of the user's own for the e-books; absent: the theme's is drawn. */
  cover?: CoverFile
  /** Font files of the user's own, a real path for a role. */
  fonts: Partial<Record<FontRole, string>>
  /** style.css beside book.yaml, checked; print editions follow it. */
  style?: BookStyle
  editions: Edition[]
}
