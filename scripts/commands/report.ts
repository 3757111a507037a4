import { createHash } from 'node:crypto'
import type { BrowserPool } from '../browser/pool.ts'
import type { Book, Edition } from '../config/book.ts'
import type { SourceFile } from '../config/source.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Document } from '../html/document.ts'
import { type Counts, countDocument } from '../preflight/counts.ts'
import type { TypeReport } from '../preflight/type/report.ts'
import type { CopiesAsked } from './copies-asked.ts'
import type { MadeEdition } from './edition.ts'
import { gatherInputs, type Inputs, type OwnFiles, readOwnFiles } from './inputs.ts'
import { version } from './version.ts'

/** What became of an edition. `made` is absent when it had an error. */
export type EditionResult = {
  edition: Edition
  file: string
  made?: MadeEdition
  /** Known of an edition that was measured, be it for its errors not made. */
  typesetting?: TypeReport
  diagnostics: Diagnostic[]
}

/**
 * dist/report.json: what was made from what, and everything that was found. It holds no times and no path of this
 * machine, so that two builds of the same book write the same bytes.
 */
export type Report = {
  banxin: string
  draft: boolean
  book: { title: string; identifier: string; date: string; chapters: number } & Counts
  browser: { description: string; pinned: boolean } | null
  editions: {
    name: string
    format: Edition['format']
    made: boolean
    file: string
    /** null for a folder, whose files have their own. */
    sha256: string | null
    /** Of a folder: of all its files together. */
    bytes: number | null
    pages: number | null
    /** Notes that begin on a later page than that of their call. */
    lateNotes: number | null
    /** The print edition that it is made from. */
    of: string | null
    /** Sheets of paper, where its pages are put on them. */
    sheets: number | null
    /** mm of the spine, of a cover that has one. */
    spine: number | null
    /** Numbers of its copies. */
    copies: number | null
    files?: { file: string; bytes: number; sha256: string }[]
    fonts: MadeEdition['fonts']
    /** How its pages are set, by requirement; null for an e-book, a draft, and what could not be laid out. */
    typesetting: TypeReport | null
    diagnostics: Diagnostic[]
  }[]
  /** What it was made from. */
  inputs: Inputs
  /** Findings that belong to no single edition. */
  diagnostics: Diagnostic[]
}

/** What a report says whatever becomes of the editions. */
export type BegunReport = { counts: Counts; own: OwnFiles }

/** Counts and reads for the report. Without a document (the manuscript had errors) its counts are 0. */
export function beginReport(document?: Document): BegunReport {
  return { counts: document ? countDocument(document) : { characters: 0, notes: 0, images: 0 }, own: readOwnFiles() }
}

/** Puts the report together. */
export async function composeReport(input: {
  book: Book
  begun: BegunReport
  /** Files of the book that were read. */
  sources: readonly SourceFile[]
  pool?: BrowserPool
  draft: boolean
  copies?: CopiesAsked
  editions: readonly EditionResult[]
  diagnostics: readonly Diagnostic[]
}): Promise<Report> {
  const { book, begun, pool } = input
  return {
    banxin: await version(),
    draft: input.draft,
    book: {
      title: book.title,
      identifier: book.identifier,
      date: book.date,
      chapters: book.chapters.length,
      ...begun.counts,
    },
    browser: pool ? { description: pool.description, pinned: pool.pinned } : null,
    editions: await Promise.all(input.editions.map(editionReport)),
    inputs: await gatherInputs({ ...input, own: begun.own, made: input.editions.flatMap(({ made }) => made ?? []) }),
    diagnostics: [...input.diagnostics],
  }
}

async function editionReport(result: EditionResult): Promise<Report['editions'][number]> {
  const { edition, file, made, typesetting, diagnostics } = result
  const files: { file: string; bytes: number; sha256: string }[] = []
  for await (const one of made?.files?.() ?? []) {
    files.push({ file: `${file}/${one.file}`, bytes: one.data.length, sha256: digest(one.data) })
  }
  const folder = made?.files !== undefined
  return {
    name: edition.name,
    format: edition.format,
    made: made !== undefined,
    file,
    sha256: made && !folder ? digest(made.data) : null,
    bytes: folder ? files.reduce((sum, { bytes }) => sum + bytes, 0) : (made?.data.length ?? null),
    pages: made?.pages ?? null,
    lateNotes: made?.lateNotes ?? null,
    of: edition.of ?? null,
    sheets: made?.sheets ?? null,
    spine: made?.spine ?? null,
    copies: edition.of !== undefined && edition.made === 'copies' ? edition.numbers.length : null,
    ...(folder && { files }),
    fonts: made?.fonts ?? [],
    typesetting: typesetting ?? null,
    diagnostics,
  }
}

function digest(data: Uint8Array): string {
  return createHash('sha256').update(data).digest('hex')
}
