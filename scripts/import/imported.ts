/** A text to import, already decoded (decode.ts). */
export type ImportRequest = {
  source: string
  /** Name of the text's file, for places in diagnostics and changes. */
  file: string
  /** YYYY-MM-DD, goes into book.yaml: the caller's clock, or what the user said. */
  date: string
  /** Title of the publication; otherwise it is looked for in the text. */
  title?: string
}

export type ImportedManuscript = {
  /** Name in the new folder (`book.yaml`, `01.md`) → contents. */
  files: Map<string, string>
  /** Everything that differs between the text and the manuscript, in the order of the text. */
  changes: Change[]
}

/**
 * What was done to the text at one place. Taken together the changes are a full account of its Han characters:
 * those of the text − those of every `before` + those of every `after` = those of the chapters.
 */
export type Change = {
  file: string
  /** Line and column in the imported text, from 1; columns count UTF-16 units as Markdown positions do. */
  line: number
  column: number
  kind: ChangeKind
  /** Text that stood there; empty for an insertion. */
  before: string
  /** Text that stands in the manuscript instead; empty for an omission. */
  after: string
}

export type ChangeKind =
  | 'control-character'
  | 'character'
  | 'space'
  | 'line-break'
  | 'bracket'
  | 'quotation-mark'
  | 'mark'
  | 'ellipsis'
  | 'dash'
  | 'duplicate'
  | 'title'
  | 'heading'
  | 'signature'

/** A change whose place is still a UTF-16 offset into the imported text. */
export type OffsetChange = { offset: number; kind: ChangeKind; before: string; after: string }
