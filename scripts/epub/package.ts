import { x } from 'xastscript'
import type { Book, EpubEdition } from '../config/book.ts'
import { writeXml } from '../manuscript/xml.ts'
import type { Accessibility } from './accessibility.ts'
import { accessMetadata, bookMetadata, pageSourceMetadata } from './metadata.ts'

export type ManifestItem = {
  /** An XML name: never begins with a digit. */
  id: string
  href: string
  mediaType: string
  /** `nav`, `cover-image`, … */
  properties?: string
}

export type PackageParts = {
  book: Book
  /** Vertical books are turned over from left to right. */
  writing: EpubEdition['writing']
  /** Apple Books sets a book in its own fonts only where it says so. */
  ownFonts?: boolean
  accessibility: Accessibility
  /** The print edition whose page numbers it has, in words. */
  pageSource?: string
  manifest: readonly ManifestItem[]
  /** Manifest ids in reading order. */
  spine: readonly string[]
  /** The old guide, for readers before EPUB 3. */
  guide: readonly { type: string; title: string; href: string }[]
}

/** The package document (EPUB 3.3, 5), with the NCX and guide that EPUB 2 readers look for. */
export function writePackage(parts: PackageParts): string {
  const { book } = parts
  const hasCover = parts.manifest.some(({ properties }) => properties === 'cover-image')
  return writeXml({
    type: 'root',
    children: [
      x(
        'package',
        {
          xmlns: 'http://www.idpf.org/2007/opf',
          version: '3.0',
          'unique-identifier': 'book-id',
          'xml:lang': book.language,
          prefix: parts.ownFonts ? `ibooks: ${IBOOKS}` : undefined,
        },
        [
          x('metadata', { 'xmlns:dc': 'http://purl.org/dc/elements/1.1/' }, [
            ...bookMetadata(book),
            ...pageSourceMetadata(parts.pageSource),
            ...accessMetadata(parts.accessibility),
            ...(parts.ownFonts ? [x('meta', { property: 'ibooks:specified-fonts' }, 'true')] : []),
            ...(hasCover ? [x('meta', { name: 'cover', content: 'cover-image' })] : []),
            // Kindle asks for it; others pass it over.
            ...(parts.writing === 'vertical'
              ? [x('meta', { name: 'primary-writing-mode', content: 'vertical-rl' })]
              : []),
          ]),
          x(
            'manifest',
            parts.manifest.map((item) =>
              x('item', { id: item.id, href: item.href, 'media-type': item.mediaType, properties: item.properties }),
            ),
          ),
          x(
            'spine',
            { toc: 'ncx', 'page-progression-direction': parts.writing === 'vertical' ? 'rtl' : 'ltr' },
            parts.spine.map((idref) => x('itemref', { idref })),
          ),
          x(
            'guide',
            parts.guide.map((reference) => x('reference', { ...reference })),
          ),
        ],
      ),
    ],
  })
}

/** Vocabulary of the Apple Books Asset Guide. */
const IBOOKS = 'http://vocabulary.itunes.apple.com/rdf/ibooks/vocabulary-extensions-1.0/'
