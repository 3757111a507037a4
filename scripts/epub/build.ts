import { setImmediate as nextTurn } from 'node:timers/promises'
import { type Diagnostic, hasErrors, type Outcome } from '../diagnostics/diagnostic.ts'
import { indexEntries } from '../html/index-entries.ts'
import { numberNotes } from '../html/number-notes.ts'
import { withoutTerms } from '../pages/index-part.ts'
import { describeAccessibility, type Inventory, takeInventory } from './accessibility.ts'
import { type ArchiveFile, openArchive } from './archive.ts'
import { chapterSection } from './chapter.ts'
import { type ContentDocument, contentWriter } from './content-document.ts'
import { chapterDocument, contentDocuments, coverDocument } from './content-documents.ts'
import { writeNcx } from './ncx.ts'
import { writePackage } from './package.ts'
import { listPages, pageSource } from './page-list.ts'
import { packPictures } from './pictures/pictures.ts'
import { listPlaces } from './places.ts'
import { readingOrder } from './reading-order.ts'
import type { Epub, EpubRequest } from './request.ts'
import type { SourcePoint } from './sources.ts'
import { readStyle } from './style.ts'
import { collectTargets } from './targets.ts'

/**
 * Makes an EPUB 3.3 of the neutral document: cover, title page, front matter, contents, a file a chapter with its notes at the
 * end, index, colophon.
 * The same document gives the same bytes on every machine.
 * @returns the file's bytes and the way back to the manuscript; absent with an error where a link, a picture or an SVG would make a book that shops refuse,
 * and where the cover that was to come does not
 */
export async function buildEpub({
  document,
  edition,
  pages: carried,
  cover,
  fonts,
  store,
}: EpubRequest): Promise<Outcome<Epub>> {
  const { book } = document
  if (document.chapters.length === 0) return { diagnostics: [NO_CHAPTER] }
  const diagnostics: Diagnostic[] = []
  const { writing, years } = edition
  const targets = collectTargets(numberNotes(document, edition.notes))
  const { box, diagnostics: ofPictures } = await packPictures(document, store)
  const groups = edition.index === false ? [] : indexEntries(document)
  if (edition.index && groups.length === 0) diagnostics.push(withoutTerms(book, edition.name))
  const has = { cover: cover !== undefined, index: groups.length > 0 }
  const breaks = listPages(carried?.starts ?? [], targets, has.index)
  const rare = fonts?.rare ?? new Set<string>()
  const write = contentWriter({ language: book.language, rare })
  const archive = openArchive(`${FOLDER}/package.opf`, book.epoch)
  const sources = new Map<string, readonly SourcePoint[]>()
  const put = (file: PlacedFile) => {
    const path = `${FOLDER}/${file.path}`
    sources.set(path, file.sources ?? [])
    return archive.add({ path, data: file.data })
  }
  const putContent = ({ id, data, sources }: ContentDocument) => put({ path: `${id}.xhtml`, data, sources })
  const chapters: ContentDocument[] = []
  const inventories: Inventory[] = []
  for (const index of document.chapters.keys()) {
    const made = chapterSection(index, targets, box, { writing, years, language: book.language }, breaks)
    diagnostics.push(...made.diagnostics)
    inventories.push(takeInventory(made.section))
    const chapter = chapterDocument(made.section, index, { document, write })
    chapters.push(chapter)
    // Packed while the cover is drawn.
    await putContent(chapter)
    // The browser that draws the cover fetches it from this process.
    if (index % CHAPTERS_IN_A_ROW === 0) await nextTurn()
  }
  diagnostics.push(...ofPictures)
  if (hasErrors(diagnostics)) return { diagnostics }

  const embedded = (fonts?.faces ?? []).map(({ name, data }) => ({ path: `fonts/${name}`, data }))
  const places = listPlaces(document, targets, has)
  const ownSources = edition.embed ? fonts?.sources : undefined
  const inside = { document, edition, targets, chapters, places, groups, breaks, fonts: ownSources, write }
  const behindCover = contentDocuments(inside)
  const access = describeAccessibility({
    book,
    writing,
    chapters: inventories,
    pictures: box.pictures,
    index: has.index,
    pages: breaks.length > 0,
  })
  diagnostics.push(...access.diagnostics)
  const mathematics = behindCover.some(({ properties }) => properties === 'mathml')
  const style = await readStyle(writing, book.language, { fonts, mathematics })
  for (const content of behindCover) if (!chapters.includes(content)) await putContent(content)
  await put({ path: 'epub.css', data: style })
  for (const file of embedded) await put(file)
  for (const { path, data, file } of box.pictures) await put({ path, data, sources: wholeFile(file) })

  const picture = await cover
  if (cover && !picture) return { diagnostics }
  const coverFile = picture && {
    ...picture,
    path: `images/cover.${picture.mediaType === 'image/png' ? 'png' : 'jpg'}`,
  }
  const coverPage = coverFile && coverDocument(document, coverFile, targets, write)
  const contents = coverPage ? [coverPage, ...behindCover] : behindCover
  if (coverPage) await putContent(coverPage)
  if (coverFile) await put(coverFile)
  const opf = writePackage({
    book,
    writing,
    ownFonts: edition.embed === true && embedded.length > 0,
    accessibility: access.accessibility,
    pageSource: carried && pageSource(book, carried),
    manifest: [
      ...contents.map(({ id, properties }) => ({ id, href: `${id}.xhtml`, mediaType: XHTML, properties })),
      { id: 'ncx', href: 'toc.ncx', mediaType: 'application/x-dtbncx+xml' },
      { id: 'style', href: 'epub.css', mediaType: 'text/css' },
      ...(coverFile
        ? [{ id: 'cover-image', href: coverFile.path, mediaType: coverFile.mediaType, properties: 'cover-image' }]
        : []),
      ...embedded.map(({ path }, index) => ({ id: `font-${index + 1}`, href: path, mediaType: 'font/woff2' })),
      ...box.pictures.map(({ path, mediaType }, index) => ({ id: `picture-${index + 1}`, href: path, mediaType })),
    ],
    spine: contents.map(({ id }) => id),
    guide: places.guide,
  })
  await put({ path: 'toc.ncx', data: writeNcx(book, places.points, breaks, readingOrder(contents)) })
  await put({ path: 'package.opf', data: opf, sources: wholeFile(book.file) })
  const data = await archive.close()
  return { value: { data, sources }, diagnostics }
}

/** Two milliseconds of work. */
const CHAPTERS_IN_A_ROW = 2

const XHTML = 'application/xhtml+xml'

/** Of the container: all of the book but what OCF asks for. */
const FOLDER = 'EPUB'

type PlacedFile = ArchiveFile & { sources?: readonly SourcePoint[] }

const wholeFile = (file: string): SourcePoint[] => [{ line: 1, column: 1, source: file }]

const NO_CHAPTER: Diagnostic = {
  severity: 'error',
  rule: 'epub/no-chapter',
  message: '书里没有一章，做不成电子书。',
  hint: '在 book.yaml 的 chapters 里列出书稿文件。',
}
