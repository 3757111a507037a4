import type { Element } from 'hast'
import { x } from 'xastscript'
import type { Matter } from '../config/book.ts'
import { type Diagnostic, hasErrors, type Outcome } from '../diagnostics/diagnostic.ts'
import { indexEntries } from '../html/index-entries.ts'
import { numberNotes } from '../html/number-notes.ts'
import { writeXml } from '../manuscript/xml.ts'
import { INDEX_ID, withoutTerms } from '../pages/index-part.ts'
import { describeAccessibility } from './accessibility.ts'
import { type ArchiveFile, packEpub } from './archive.ts'
import { chapterSection } from './chapter.ts'
import { colophonPage, coverPage, titlePage } from './front.ts'
import { indexPage } from './index-page.ts'
import { setLines } from './lines.ts'
import { navContent, navTree } from './navigation.ts'
import { writeNcx } from './ncx.ts'
import { type ManifestItem, writePackage } from './package.ts'
import { listPages, pageSource } from './page-list.ts'
import { packPictures } from './pictures/pictures.ts'
import { markRare } from './rare.ts'
import { readingOrder } from './reading-order.ts'
import type { Epub, EpubRequest } from './request.ts'
import type { EpubSources, SourcePoint } from './sources.ts'
import { readStyle } from './style.ts'
import { chapterFile, collectTargets } from './targets.ts'
import { walk } from './walk.ts'
import { writeXhtml } from './xhtml.ts'

const XHTML = 'application/xhtml+xml'

/**
 * Makes an EPUB 3.3 of the neutral document: cover, title page, front matter, contents, a file a chapter with its notes at the
 * end, index, colophon.
 * The same document gives the same bytes on every machine.
 * @returns the file's bytes and the way back to the manuscript; absent with an error where a link, a picture or an SVG would make a book that shops refuse.
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
  const setting = { writing, years, language: book.language }
  const inLines = (element: Element) => setLines(element, setting)
  // What only menus show stays as it is.
  const seen = (nav: Element) => (nav.properties.hidden ? nav : inLines(nav))
  const targets = collectTargets(numberNotes(document, edition.notes))
  const { box, diagnostics: ofPictures } = await packPictures(document, store)
  const groups = edition.index === false ? [] : indexEntries(document)
  if (edition.index && groups.length === 0) diagnostics.push(withoutTerms(book, edition.name))
  const breaks = listPages(carried?.starts ?? [], targets, groups.length > 0)
  const sections = document.chapters.map((_, index) => {
    const made = chapterSection(index, targets, box, setting, breaks)
    diagnostics.push(...made.diagnostics)
    return made.section
  })
  diagnostics.push(...ofPictures)
  if (hasErrors(diagnostics)) return { diagnostics }

  const { words } = targets
  const coverFile = cover && { ...cover, path: `images/cover.${cover.mediaType === 'image/png' ? 'png' : 'jpg'}` }
  const points = navTree(document, targets)
  const firstOfBody = chapterFile(
    Math.max(
      0,
      document.chapters.findIndex(({ matter }) => matter === 'body'),
    ),
  )
  const landmarks = [
    ...(cover ? [{ type: 'cover', href: 'cover.xhtml', text: words.cover }] : []),
    { type: 'titlepage', href: 'title.xhtml', text: words.titlePage },
    { type: 'toc', href: 'nav.xhtml', text: words.contents },
    { type: 'bodymatter', href: firstOfBody, text: words.body },
    { type: 'colophon', href: 'colophon.xhtml', text: words.colophon },
  ]
  const closing = [
    ...(groups.length > 0 ? [{ id: INDEX_ID, text: words.index, number: '', href: 'index.xhtml', children: [] }] : []),
    { text: words.colophon, number: '', href: 'colophon.xhtml', children: [] },
  ]
  const chapters = sections.map((section, index) => ({
    id: chapterFile(index).replace('.xhtml', ''),
    title: document.chapters[index]?.title || book.title,
    bodyType: BODY_TYPE[document.chapters[index]?.matter ?? 'body'],
    content: [section],
  }))
  const isFront = ({ bodyType }: { bodyType: string }) => bodyType === 'frontmatter'
  const pages: { id: string; title: string; bodyType: string; content: Element[]; properties?: string }[] = [
    ...(coverFile
      ? [
          {
            id: 'cover',
            title: words.cover,
            bodyType: 'frontmatter',
            content: [coverPage(book, coverFile)],
            properties: 'svg',
          },
        ]
      : []),
    { id: 'title', title: book.title, bodyType: 'frontmatter', content: [inLines(titlePage(book))] },
    ...chapters.filter(isFront),
    {
      id: 'nav',
      title: words.contents,
      bodyType: 'frontmatter',
      content: navContent([...points, ...closing], landmarks, words, breaks).map(seen),
      properties: 'nav',
    },
    ...chapters.filter((chapter) => !isFront(chapter)),
    ...(groups.length > 0
      ? [
          {
            id: 'index',
            title: words.index,
            bodyType: 'backmatter',
            content: [inLines(indexPage(groups, targets, breaks))],
          },
        ]
      : []),
    {
      id: 'colophon',
      title: words.colophon,
      bodyType: 'backmatter',
      content: [inLines(colophonPage(book, edition.embed ? fonts?.sources : undefined))],
    },
  ]
  const embedded = (fonts?.faces ?? []).map(({ name, data }) => ({ path: `fonts/${name}`, data }))
  const manifest: ManifestItem[] = [
    ...pages.map(({ id, content, properties }) => ({
      id,
      href: `${id}.xhtml`,
      mediaType: XHTML,
      properties: properties ?? (content.some(hasMathematics) ? 'mathml' : undefined),
    })),
    { id: 'ncx', href: 'toc.ncx', mediaType: 'application/x-dtbncx+xml' },
    { id: 'style', href: 'epub.css', mediaType: 'text/css' },
    ...(coverFile
      ? [{ id: 'cover-image', href: coverFile.path, mediaType: coverFile.mediaType, properties: 'cover-image' }]
      : []),
    ...embedded.map(({ path }, index) => ({ id: `font-${index + 1}`, href: path, mediaType: 'font/woff2' })),
    ...box.pictures.map(({ path, mediaType }, index) => ({ id: `picture-${index + 1}`, href: path, mediaType })),
  ]
  const access = describeAccessibility({
    book,
    writing: edition.writing,
    sections,
    pictures: box.pictures,
    index: groups.length > 0,
    pages: breaks.length > 0,
  })
  diagnostics.push(...access.diagnostics)
  const opf = writePackage({
    book,
    writing,
    ownFonts: edition.embed === true && embedded.length > 0,
    accessibility: access.accessibility,
    pageSource: carried && pageSource(book, carried),
    manifest,
    spine: pages.map(({ id }) => id),
    guide: [
      ...(cover ? [{ type: 'cover', title: words.cover, href: 'cover.xhtml' }] : []),
      { type: 'toc', title: words.contents, href: 'nav.xhtml' },
      { type: 'text', title: words.body, href: firstOfBody },
    ],
  })
  const files: (ArchiveFile & { sources?: readonly SourcePoint[] })[] = [
    { path: 'META-INF/container.xml', data: container() },
    ...[
      { path: 'package.opf', data: opf, sources: wholeFile(book.file) },
      ...pages.map(({ id, title, bodyType, content }) => ({
        path: `${id}.xhtml`,
        ...writeXhtml({
          title,
          language: book.language,
          bodyType,
          style: 'epub.css',
          content: content.map((element) => markRare(element, fonts?.rare ?? new Set())),
        }),
      })),
      { path: 'toc.ncx', data: writeNcx(book, [...points, ...closing], breaks, readingOrder(pages)) },
      {
        path: 'epub.css',
        data: await readStyle(writing, book.language, { fonts, mathematics: sections.some(hasMathematics) }),
      },
      ...(coverFile ? [coverFile] : []),
      ...embedded,
      ...box.pictures.map(({ path, data, file }) => ({ path, data, sources: wholeFile(file) })),
    ].map((file) => ({ ...file, path: `EPUB/${file.path}` })),
  ]
  const sources: EpubSources = new Map(files.map((file) => [file.path, file.sources ?? []]))
  return { value: { data: await packEpub(files, book.epoch), sources }, diagnostics }
}

const wholeFile = (file: string): SourcePoint[] => [{ line: 1, column: 1, source: file }]

/** `epub:type` of a part's body: EPUB Structural Semantics knows no attachments. */
const BODY_TYPE: Record<Matter, string> = {
  front: 'frontmatter',
  body: 'bodymatter',
  attachment: 'backmatter',
  back: 'backmatter',
}

const NO_CHAPTER: Diagnostic = {
  severity: 'error',
  rule: 'epub/no-chapter',
  message: '书里没有一章，做不成电子书。',
  hint: '在 book.yaml 的 chapters 里列出书稿文件。',
}

/** EPUB 3.3, 5.6.2.1: who holds MathML says so. */
function hasMathematics(element: Element): boolean {
  let found = false
  walk(element, ({ tagName }) => {
    found ||= tagName === 'math'
  })
  return found
}

/** OCF 3.3, 4.2.6.3.1: where the package document is. */
function container(): string {
  const rootfile = x('rootfile', { 'full-path': 'EPUB/package.opf', 'media-type': 'application/oebps-package+xml' })
  return writeXml({
    type: 'root',
    children: [
      x('container', { xmlns: 'urn:oasis:names:tc:opendocument:xmlns:container', version: '1.0' }, [
        x('rootfiles', [rootfile]),
      ]),
    ],
  })
}
