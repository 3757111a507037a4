import type { Page } from '../../pages/page.ts'
import type { Glyph, Shape } from '../drawn.ts'
import type { Part } from './cuts.ts'
import type { Flow } from './flows.ts'
import type { Area, Line } from './lines.ts'
import type { NominalGlyphs } from './nominal.ts'
import type { RequirementId, TypePlace } from './report.ts'

/** What is known of a page before its PDF is read. Lengths in pt, from the upper left corner of the page. */
export type PlannedPage = Pick<Page, 'index' | 'part' | 'side' | 'head' | 'folioLine'> & {
  writing: 'horizontal' | 'vertical'
  trim: { width: number; height: number }
  area: Area
  /** Body size and line pitch. */
  size: number
  pitch: number
  flows: Flow[]
  /** The chapter goes on on the next page. */
  more: boolean
  promises: Promises
  /** Of a vertical edition: what its faces have for marks in horizontal lines. */
  nominal?: NominalGlyphs
}

/** What an edition promises; a requirement that it does not promise is not checked. */
export type Promises = {
  /** Marks that follow each other share their air; closing marks and points at a line end, opening ones at a line start are half a square. */
  squeezed: boolean
  lineEnds: 'half' | 'full'
  /** ？！ and ！！ share one square. */
  doubled: boolean
  /** ；：？！・ stand in the middle of a square of their own (JLREQ 3.1.2). */
  fixed: boolean
  /** Marks stand in the corner of their square (mainland, Japan) or in its middle (Taiwan, Hong Kong). */
  marks: 'corner' | 'centred'
  /** “” or 「」 in horizontal lines. */
  quotes: 'curly' | 'corner'
  /** Numbers of four digits and more in vertical lines. */
  digits: 'sideways' | 'upright'
  /** First line indent of a paragraph, in squares. */
  indent: number
  /** The look of GB/T 9704-2012. */
  official: boolean
}

/** A page as its PDF has it. */
export type ReadPage = PlannedPage & {
  lines: Line[]
  /** Glyphs of the running head and the folio. */
  margin: Glyph[]
  shapes: Shape[]
  /** Text of the paragraph that goes on from this page, as the next one has it. */
  next: string
  /** Names of its fonts, by those that its reader has for them. */
  fonts: ReadonlyMap<string, string>
}

/** A line on the grid, for what pages are compared in: `across` from the binding edge (vertical) or the head (horizontal). */
export type GridLine = { place: TypePlace; across: number; heading: boolean }

/** A line of a table or caption, `size` pt. */
export type CellLine = Pick<GridLine, 'place' | 'across'> & { size: number }

/** What one page comes to. Compact: it goes from thread to thread. */
export type PageMeasure = {
  side: Page['side']
  results: Partial<Record<RequirementId, { checked: number; places: TypePlace[] }>>
  /** Values by name, of which figures are made. */
  samples: Record<string, number[]>
  grid: GridLine[]
  /** Lines of tables and captions. */
  cells: CellLine[]
  /** Texts in notes and cells that a page end may cut. */
  parts: Part[]
}

/** Takes down what the checks of one page find. */
export type Tally = {
  /** One case more of a requirement; `fault` is what is wrong with it, if anything. */
  check(id: RequirementId, line: Line | undefined, fault?: string | false): void
  sample(name: string, value: number): void
  place(line: Line | undefined, text: string): TypePlace
}

export type Check = (page: ReadPage, tally: Tally) => void

/** The direction of ordinary lines of a page. */
export const usual = ({ writing }: Pick<PlannedPage, 'writing'>): Glyph['towards'] =>
  writing === 'vertical' ? 'down' : 'right'
