import type { Element } from 'hast'
import type { Book } from '../config/book.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { type Words, wordsOf } from '../html/words.ts'
import { walk } from './walk.ts'

/** What a reader with a disability wants to know before buying (EPUB Accessibility 1.1, 2.2; schema.org vocabulary). */
export type Accessibility = {
  accessModes: string[]
  /** Each entry is a set of modes that is enough to read the book. */
  sufficient: string[]
  features: string[]
  hazards: string[]
  /** In the book's language. */
  summary: string
  /** What somebody vouches for; absent where nobody does, or where the content is not so. */
  conformance?: { standard: string; certifiedBy: string }
}

export type AccessibilityRequest = {
  book: Pick<Book, 'language' | 'certifiedBy' | 'file'>
  writing: 'horizontal' | 'vertical'
  /** What each chapter holds. */
  chapters: readonly Inventory[]
  pictures: readonly { mediaType: string }[]
  /** Has an index. */
  index: boolean
  /** Has the page numbers of a print edition. */
  pages: boolean
}

/**
 * Read off the content that goes into the EPUB, so that nothing is claimed which is not there. That it conforms is claimed where
 * book.yaml names who has checked it, and nothing that can be counted speaks against it; else a warning says what does.
 */
export function describeAccessibility(request: AccessibilityRequest): {
  accessibility: Accessibility
  diagnostics: Diagnostic[]
} {
  const { book, writing, pictures, index, pages } = request
  const words = wordsOf(book.language).accessible
  const seen = total(request.chapters)
  const described = seen.undescribed === 0
  // Whether a GIF flashes cannot be read off its file name; nothing else here moves.
  const moving = pictures.filter(({ mediaType }) => mediaType === 'image/gif').length
  const present = (condition: boolean, name: string) => (condition ? [name] : [])
  const barriers = [
    ...present(!described, `${seen.undescribed} 幅图片没有文字说明`),
    ...present(moving > 0, `${moving} 幅 GIF 图片不知是否闪烁`),
    ...present(seen.headless > 0, `${seen.headless} 张表没有表头`),
  ]
  const { certifiedBy } = book
  const conforms = certifiedBy !== undefined && barriers.length === 0
  return {
    accessibility: {
      accessModes: ['textual', ...present(seen.pictures > 0, 'visual')],
      sufficient: [...present(described, 'textual'), ...present(seen.pictures > 0, 'textual,visual')],
      features: [
        'tableOfContents',
        'structuralNavigation',
        'readingOrder',
        'displayTransformability',
        'ARIA',
        `${writing}Writing`,
        ...present(index, 'index'),
        ...present(pages, 'pageBreakMarkers'),
        ...present(pages, 'pageNavigation'),
        ...present(seen.pictures > 0 && described, 'alternativeText'),
        ...present(seen.ruby, 'rubyAnnotations'),
        // Its alttext is TeX: a description, but none in words, so that describedMath is not claimed.
        ...present(seen.mathematics, 'MathML'),
      ],
      hazards: [moving > 0 ? 'unknown' : 'none'],
      summary: summarize({ ...seen, pages }, described, words),
      conformance: conforms ? { standard: STANDARD, certifiedBy } : undefined,
    },
    diagnostics: certifiedBy !== undefined && !conforms ? [notConforming(certifiedBy, barriers, book.file)] : [],
  }
}

/** The text that EPUB Accessibility 1.1, 4.2.1 asks for. */
const STANDARD = 'EPUB Accessibility 1.1 - WCAG 2.1 Level AA'

/** What a chapter holds that not every reader can see or hear. */
export type Inventory = Record<'pictures' | 'undescribed' | 'headless', number> &
  Record<'ruby' | 'notes' | 'tables' | 'mathematics', boolean>

/** @param section a chapter as it goes into the EPUB */
export function takeInventory(section: Element): Inventory {
  const seen = { ...NOTHING }
  walk(section, (element) => {
    if (element.tagName === 'img') {
      seen.pictures += 1
      if (!String(element.properties.alt ?? '').trim()) seen.undescribed += 1
    }
    if (element.tagName === 'table' && !hasHead(element)) seen.headless += 1
    seen.ruby ||= element.tagName === 'ruby'
    seen.tables ||= element.tagName === 'table'
    seen.mathematics ||= element.tagName === 'math'
    seen.notes ||= element.properties.role === 'doc-noteref'
  })
  return seen
}

const NOTHING: Inventory = {
  pictures: 0,
  undescribed: 0,
  headless: 0,
  ruby: false,
  notes: false,
  tables: false,
  mathematics: false,
}

function total(chapters: readonly Inventory[]): Inventory {
  const sum = { ...NOTHING }
  for (const one of chapters) {
    for (const counted of ['pictures', 'undescribed', 'headless'] as const) sum[counted] += one[counted]
    for (const had of ['ruby', 'notes', 'tables', 'mathematics'] as const) sum[had] ||= one[had]
  }
  return sum
}

function hasHead(table: Element): boolean {
  let head = false
  walk(table, ({ tagName }) => {
    head ||= tagName === 'th'
  })
  return head
}

function summarize(seen: Inventory & { pages: boolean }, described: boolean, words: Words['accessible']): string {
  const parts = [words.text]
  if (seen.notes) parts.push(words.notes)
  if (seen.tables && seen.headless === 0) parts.push(words.tables)
  if (seen.pictures > 0) parts.push(described ? words.described : words.undescribed(seen.undescribed))
  if (seen.ruby) parts.push(words.ruby)
  if (seen.mathematics) parts.push(words.mathematics)
  if (seen.pages) parts.push(words.pages)
  return `${parts.join('；')}。`
}

function notConforming(certifiedBy: string, barriers: readonly string[], file: string): Diagnostic {
  return {
    severity: 'warning',
    rule: 'epub/not-conforming',
    message: `${file} 的 certifiedBy 写了 ${certifiedBy}，但电子书还不合 WCAG 2.1 AA：${barriers.join('，')}。电子书不写符合标准的声明。`,
    hint: '补上图片的文字说明、表头，GIF 换成不动的图；或删去 certifiedBy。',
  }
}
