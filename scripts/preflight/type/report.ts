/**
 * What the composition of one edition was measured to be, by requirement: the part `typesetting` of an edition in report.json.
 * Requirements that the edition has nothing of (vertical forms in a horizontal book) are absent.
 */
export type TypeReport = Partial<Record<RequirementId, Measured>>

/** Their titles and levels are in requirements.ts. */
export type RequirementId =
  | `R${'01' | '02' | '03' | '04' | '05' | '06' | '07' | '08' | '09' | '10' | '11' | '12' | '13' | '14' | '15' | '16' | '17'}`
  | `R${'18' | '19' | '20' | '21' | '22' | '23' | '24' | '25' | '26' | '27' | '28' | '29' | '30' | '31' | '33' | '34' | '35' | '36'}`
  | `G${'01' | '02' | '03' | '04'}`

export type Measured = {
  /** How many times it is not met, which is the number of `places`, and how many times it could have been. */
  count: number
  checked: number
  places: TypePlace[]
  /** What was measured, by name: a figure, or how often each value came. */
  figures?: Record<string, number | Record<string, number>>
}

export type TypePlace = {
  /** Page, from 1 in reading order, and its line, from 1: cells and notes count, in the order of the page; 0 is no line (head, folio). */
  page: number
  line: number
  /** data-source of the block: `file:line:column`; empty for what Banxin itself says. */
  source: string
  /** The text there, some characters of it, with the figure that is wrong where there is one. */
  text: string
}
