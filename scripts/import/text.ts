import path from 'node:path'
import { location } from 'vfile-location'
import type { Diagnostic, Outcome, Place } from '../diagnostics/diagnostic.ts'
import { writeBookYaml } from './book-yaml.ts'
import { findParagraphs } from './breaks.ts'
import { characterRules, widthRules } from './characters.ts'
import { findHeadings } from './headings.ts'
import type { ImportedManuscript, ImportRequest, OffsetChange } from './imported.ts'
import { applyRules, type Line, offsetAt, type Rule } from './line.ts'
import { type Block, writeMarkdown } from './markdown.ts'
import { punctuationRules } from './punctuation.ts'
import { quoteRules } from './quotes.ts'
import { reviewParagraphs } from './review.ts'
import { findSections, type Section } from './sections.ts'
import { signatureLength } from './signature.ts'
import { spaceRules } from './spaces.ts'
import { findTeasers } from './teasers.ts'

/**
 * Plain text, as pasted from a web page or an office program, to a manuscript that builds: book.yaml, one Markdown file
 * a chapter (`00-preface.md`, `01.md`, …), and the list of everything that was changed or left out. No Chinese
 * character gets lost but those of a teaser that repeats the text below it; every change is in the list.
 *
 * Pure: the date comes with the request. Errors: a text without any character. Warnings and infos name places of the
 * imported text.
 * @param options.without leaves a mending out: how the tests show that it is needed
 */
export function importText(request: ImportRequest, options: { without?: Mending } = {}): Outcome<ImportedManuscript> {
  const { source, file } = request
  const toPlace = placeFinder(source, file)
  const found = findParagraphs(source)
  const mended = mendParagraphs(found.paragraphs, options.without)
  const { paragraphs } = mended
  if (paragraphs.length === 0) return { diagnostics: [empty(file)] }

  const sections = findSections(paragraphs, request.title?.trim() || undefined)
  const title = sections.title ?? path.parse(file).name
  const written = writeChapters(sections.preface, sections.chapters, title)
  const chapters = [...written.files.keys()]
  const bookYaml = writeBookYaml({ title, date: request.date, source, chapters })
  const changes = [...found.changes, ...mended.changes, ...sections.changes, ...written.changes]
  const findings = reviewParagraphs(paragraphs).map(({ offset, ...rest }) => ({ ...rest, place: toPlace(offset) }))
  return {
    value: {
      files: new Map([['book.yaml', bookYaml], ...written.files]),
      changes: changes
        .sort((one, other) => one.offset - other.offset)
        .map(({ offset, ...change }) => ({ ...toPlace(offset), ...change })),
    },
    diagnostics: [...(sections.title === undefined ? [untitled(file, title)] : []), ...findings],
  }
}

/** What is done to every paragraph, in this order: each counts on what the ones before it did. */
const MENDINGS = {
  characters: characterRules,
  widths: widthRules,
  quotes: quoteRules,
  punctuation: punctuationRules,
  spaces: spaceRules,
} satisfies Record<string, Rule[]>

export type Mending = keyof typeof MENDINGS

/** Every paragraph by every rule; those without text and teasers go. A teaser counts as one change, as it stood. */
function mendParagraphs(
  lines: readonly Line[],
  without: Mending | undefined,
): { paragraphs: Line[]; changes: OffsetChange[] } {
  const rules = Object.entries(MENDINGS).flatMap(([name, rules]) => (name === without ? [] : rules))
  const mended = lines.map((line) => ({ ...applyRules(line, rules), raw: line }))
  const teasers = findTeasers(mended.map((one) => one.line.text))
  const changes = mended.flatMap(({ raw, changes }, index): OffsetChange[] =>
    teasers.has(index) ? [{ offset: offsetAt(raw, 0), kind: 'duplicate', before: raw.text, after: '' }] : changes,
  )
  const kept = mended.filter(({ line }, index) => line.text !== '' && !teasers.has(index))
  return { paragraphs: kept.map((one) => one.line), changes }
}

function writeChapters(preface: Section | undefined, chapters: readonly Section[], title: string) {
  const files = new Map<string, string>()
  const changes: OffsetChange[] = []
  const digits = Math.max(2, String(chapters.length).length)
  const write = (name: string, section: Section) => {
    const blocks = findBlocks(section.paragraphs, changes)
    files.set(name, writeMarkdown([{ type: 'heading', depth: 1, text: section.title || title }, ...blocks]))
  }
  if (preface) write(`${'0'.repeat(digits)}-preface.md`, preface)
  for (const [index, chapter] of chapters.entries()) write(`${String(index + 1).padStart(digits, '0')}.md`, chapter)
  return { files, changes }
}

function findBlocks(paragraphs: readonly Line[], changes: OffsetChange[]): Block[] {
  const texts = paragraphs.map((line) => line.text)
  const end = texts.length - signatureLength(texts)
  const headings = findHeadings(texts.slice(0, end))
  const blocks = paragraphs.slice(0, end).map((line, index): Block => {
    const heading = headings.get(index)
    if (!heading) return { type: 'paragraph', text: line.text }
    const before = line.text.slice(0, heading.end)
    changes.push({ offset: offsetAt(line, 0), kind: 'heading', before, after: `${'#'.repeat(heading.depth)} ` })
    return { type: 'heading', depth: heading.depth, text: line.text.slice(heading.end) }
  })
  const first = paragraphs[end]
  if (!first) return blocks
  const lines = texts.slice(end)
  const before = lines.join('\n')
  changes.push({ offset: offsetAt(first, 0), kind: 'signature', before, after: `:::signature\n${before}\n:::` })
  return [...blocks, { type: 'signature', lines }]
}

function placeFinder(source: string, file: string): (offset: number) => Required<Place> {
  const places = location(source)
  return (offset) => {
    const point = places.toPoint(Math.min(Math.max(offset, 0), source.length))
    return { file, line: point?.line ?? 1, column: point?.column ?? 1 }
  }
}

function empty(file: string): Diagnostic {
  const hint = '检查文件是否保存完整，或换一个文件。'
  return { severity: 'error', rule: 'import/empty', message: `${file} 里没有文字。`, hint, place: { file } }
}

function untitled(file: string, title: string): Diagnostic {
  const message = `文中没有像书名的一行，暂用文件名“${title}”作书名。`
  const hint = '导入时写明 --title 书名，或改 book.yaml 的 title。'
  return { severity: 'warning', rule: 'import/title-guessed', message, hint, place: { file } }
}
