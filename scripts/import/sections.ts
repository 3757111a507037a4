import type { OffsetChange } from './imported.ts'
import { type Line, offsetAt, sliceLine } from './line.ts'
import { isTitle, type Marker, readMarker } from './markers.ts'

/** A future chapter: its title and the paragraphs below. */
export type Section = { title: string; paragraphs: Line[] }

export type Sections = {
  /** Title of the publication; absent when neither the caller nor the text has one. */
  title?: string
  /** What stands before the first marker. */
  preface?: Section
  chapters: Section[]
  changes: OffsetChange[]
}

/**
 * Parts a text at its markers (【篇1】). Chapter titles keep the marker's words, so that equal titles come out different
 * and no character gets lost: 【篇1】题目 → 篇一：题目. A text without markers is one chapter.
 *
 * @param paragraphs the text, mended
 * @param given title of the publication, when the caller knows it
 */
export function findSections(paragraphs: readonly Line[], given?: string): Sections {
  const changes: OffsetChange[] = []
  const pieces = cutAtMarkers(paragraphs)
  const before = pieces[0]?.marker ? [] : (pieces.shift()?.lines ?? [])
  const lead = before.length + pieces.length > 1 && before[0] && isTitle(before[0].text) ? before[0] : undefined

  if (pieces.length === 0) {
    const title = given ?? lead?.text
    if (lead) return { title, chapters: [{ title: lead.text, paragraphs: before.slice(1) }], changes }
    if (title !== undefined) addTitle(changes, before, title)
    return { title, chapters: [{ title: title ?? '', paragraphs: before }], changes }
  }

  const named = pieces.map((piece) => nameChapter(piece, changes))
  const title = given ?? lead?.text ?? commonName(named.map((one) => one.name))
  const isBookTitle = lead !== undefined && lead.text === title
  if (isBookTitle) changes.push({ offset: offsetAt(lead, 0), kind: 'title', before: lead.text, after: '' })
  const opening = isBookTitle ? before.slice(1) : before
  const chapters = named.map((one) => one.section)
  if (opening.length === 0) return { title, chapters, changes }
  addTitle(changes, opening, prefaceTitle)
  return { title, preface: { title: prefaceTitle, paragraphs: opening }, chapters, changes }
}

const prefaceTitle = '引言'

type Piece = { marker?: Marker; lines: Line[] }

function cutAtMarkers(paragraphs: readonly Line[]): Piece[] {
  const pieces: Piece[] = []
  for (const line of paragraphs) {
    const marker = readMarker(line.text)
    const current = pieces.at(-1)
    if (marker || !current) pieces.push({ marker, lines: [line] })
    else current.lines.push(line)
  }
  return pieces
}

/** The title stands behind the marker or on the line below; text that is no title begins the chapter. */
function nameChapter({ marker, lines }: Piece, changes: OffsetChange[]): { name: string; section: Section } {
  const [first, second, ...rest] = lines as [Line, Line?, ...Line[]]
  const { label, joint, end } = marker as Marker
  const behind = sliceLine(first, end)
  const below = behind.text === '' && rest.length > 0 && second && isTitle(second.text) ? second : undefined
  const name = isTitle(behind.text) ? behind.text : (below?.text ?? '')
  const opening = name === '' ? label : label + joint
  const written = first.text.slice(0, end)
  if (written !== opening) changes.push({ offset: offsetAt(first, 0), kind: 'title', before: written, after: opening })
  const paragraphs = [name === '' && behind.text !== '' ? behind : undefined, below ? undefined : second, ...rest]
  return { name, section: { title: opening + name, paragraphs: paragraphs.filter((line) => line !== undefined) } }
}

function commonName(names: readonly string[]): string | undefined {
  const [first] = names
  return first !== '' && names.every((name) => name === first) ? first : undefined
}

function addTitle(changes: OffsetChange[], paragraphs: readonly Line[], title: string) {
  const [first] = paragraphs
  changes.push({ offset: first ? offsetAt(first, 0) : 0, kind: 'title', before: '', after: title })
}
