import { createHash } from 'node:crypto'
import type { Element, ElementContent } from 'hast'
import type { Language, PrintEdition, Punctuation, Quotes } from '../../config/book.ts'
import type { Document, DocumentChapter } from '../document.ts'
import { numberNotes } from '../number-notes.ts'
import { copyNode, treatFlows } from './blocks.ts'
import { allowBreaks } from './breaks.ts'
import { type NumberPlace, numbersIn } from './columns.ts'
import { distanceAtBorders } from './distance.ts'
import { placeDots } from './dots.ts'
import { type Flow, readFlow } from './flow.ts'
import { setFormulas } from './formulas.ts'
import { markInterpuncts } from './interpunct.ts'
import { fillLastLine } from './last-line.ts'
import { markLatinRuns } from './latin.ts'
import { setQuotes } from './quote-forms.ts'
import { markLatinQuotes } from './quotes.ts'
import { partRubies } from './ruby.ts'
import { partSideLines } from './side-lines.ts'
import { removeTypedBlanks } from './spaces.ts'
import { giveAir } from './squeeze.ts'
import { setInTwoRows } from './two-rows.ts'
import { keepTogether } from './unbroken.ts'
import { standUpright } from './upright.ts'
import { writeFlow } from './write.ts'

/** Chapters as they were prepared last, by file, and what they were prepared of. Of those that go on running, for one edition. */
export type PreparedChapters = Map<string, { of: string; chapter: DocumentChapter }>

/**
 * The document with the treatment that print needs and Chromium lacks (docs/html.md, "What print adds"): new trees, the same
 * conserved text. styles/cjk.css and, for vertical editions, styles/vertical.css must be in force where the result is laid out.
 * @param options.without leaves a treatment out: how the tests show that it is needed
 * @param options.prepared is read and kept up to date: a chapter that is as before is the same object as before
 */
export function prepareForPrint(
  document: Document,
  edition: PrintEdition,
  options: { without?: Treatment; prepared?: PreparedChapters } = {},
): Document {
  const numbered = numberNotes(document, edition.notes)
  const setting = settingOf(edition, options.without)
  const prepare = (chapter: DocumentChapter): DocumentChapter => ({
    ...chapter,
    section: prepareElement(chapter.section, setting),
    notes: chapter.notes.map((note) => ({
      ...note,
      element: prepareElement(note.element, { ...setting, twoRows: false }),
    })),
  })
  const { prepared } = options
  const chapters = numbered.chapters.map((chapter) =>
    prepared ? asBefore(chapter, prepared, prepare) : prepare(chapter),
  )
  return { ...document, chapters }
}

function asBefore(
  chapter: DocumentChapter,
  prepared: PreparedChapters,
  prepare: (chapter: DocumentChapter) => DocumentChapter,
): DocumentChapter {
  const of = createHash('sha256').update(JSON.stringify(chapter)).digest('hex')
  const known = prepared.get(chapter.file)
  if (known?.of === of) return known.chapter
  const made = prepare(chapter)
  prepared.set(chapter.file, { of, chapter: made })
  return made
}

/** The same treatment for a plain string: book titles, running heads, lines of the contents. */
export function prepareText(text: string, edition: PrintEdition): ElementContent[] {
  return prepareFlow([{ type: 'text', value: text }], settingOf(edition))
}

/** What decides the treatment of a flow. */
type Setting = NumberPlace & {
  years: 'han' | 'arabic'
  digits: 'sideways' | 'upright'
  punctuation: Punctuation
  quotes: Quotes
  language: Language
  /** Notes in the line are set in two rows: in text, but not where it is small or has no room. */
  twoRows: boolean
  without?: Treatment
}

function settingOf(edition: PrintEdition, without?: Treatment): Setting {
  const { writing, years = 'han', digits = 'sideways', punctuation = 'full' } = edition
  const { quotes = 'as-written', language = 'zh-Hans' } = edition
  return { writing, years, digits, punctuation, quotes, language, columns: new Map(), twoRows: true, without }
}

/** What is done to a flow, in this order: each relies on what those before it have found. */
const TREATMENTS = {
  'latin-quotes': markLatinQuotes,
  'quote-forms': setQuotes,
  blanks: removeTypedBlanks,
  upright: (flow, setting) => {
    if (setting.writing === 'vertical') standUpright(flow, setting)
  },
  dots: placeDots,
  interpuncts: markInterpuncts,
  'side-lines': partSideLines,
  breaks: allowBreaks,
  unbroken: keepTogether,
  'last-line': fillLastLine,
  air: giveAir,
  latin: markLatinRuns,
  distance: distanceAtBorders,
} satisfies Record<string, (flow: Flow, setting: Omit<Setting, 'columns' | 'without'>) => void>

export type Treatment = keyof typeof TREATMENTS

function prepareElement(element: Element, outer: Setting): Element {
  return treatFlows(element, outer, { placeIn: settingIn, treat: prepareFlow })
}

function settingIn(element: Element, outer: Setting): Setting {
  return numbersIn(element, NO_ROWS.has(element.tagName) ? { ...outer, twoRows: false } : outer)
}

/** Half of the size that these have in a booklet is less than 5 pt; a heading stands in the contents and the running heads as it is. */
const NO_ROWS = new Set('h1 h2 h3 h4 h5 h6 table figcaption aside'.split(' '))

function prepareFlow(nodes: ElementContent[], setting: Setting, block = ''): ElementContent[] {
  const copies = partRubies(nodes.map(copyNode).map(setFormulas))
  const inside = { ...setting, twoRows: false }
  const flow = readFlow(
    setting.twoRows ? setInTwoRows(copies, (note) => prepareFlow(note, inside, 'small')) : copies,
    block,
  )
  for (const [name, treat] of Object.entries(TREATMENTS)) if (name !== setting.without) treat(flow, setting)
  return writeFlow(flow)
}
