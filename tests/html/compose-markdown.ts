import type { Book } from '../../scripts/config/book.ts'
import { composeDocument } from '../../scripts/html/compose.ts'
import type { Document } from '../../scripts/html/document.ts'
import { toHtml } from '../../scripts/html/serialize.ts'
import type { Asset, Manuscript } from '../../scripts/manuscript/chapter.ts'
import { parseMarkdown } from '../../scripts/manuscript/parse.ts'

const picture: Asset = {
  src: 'assets/a.svg',
  file: 'assets/a.svg',
  path: '/book/assets/a.svg',
  mediaType: 'image/svg+xml',
  width: 400,
  height: 300,
}

export type Composed = {
  document: Document
  /** HTML of the first chapter's section without its own tags and title, data-source and blank lines left out. */
  html: string
  /** The same with data-source. */
  located: string
  notes: string[]
  /** `error html/rule file:line:column` */
  findings: string[]
  messages: string[]
}

/**
 * Composes chapters, each with the picture assets/a.svg at hand. A string is one chapter; without a title it gets one
 * in front, so that its own first line is line 3.
 */
export function compose(input: string | Record<string, string>, matter: Book['matter'] = {}): Composed {
  const sources = typeof input === 'string' ? { 'a.md': /^# /m.test(input) ? input : `# 题\n\n${input}` } : input
  const manuscript: Manuscript = {
    chapters: Object.entries(sources).map(([file, source]) => ({ file, source, tree: parseMarkdown(source) })),
    assets: new Map(Object.keys(sources).map((file) => [`${file}\nassets/a.svg`, picture])),
  }
  const { value, diagnostics } = composeDocument(
    { title: '书', chapters: Object.keys(sources), matter } as unknown as Book,
    manuscript,
  )
  if (!value) throw new Error('composeDocument gave no document')
  const located = toHtml({ type: 'root', children: value.chapters[0]?.section.children ?? [] })
    .replace(/<h1[^>]*>题<\/h1>/, '')
    .replace(/\n+/g, '\n')
    .trim()
  return {
    document: value,
    html: withoutPlaces(located),
    located,
    notes: value.chapters.flatMap((chapter) => chapter.notes.map((note) => withoutPlaces(toHtml(note.element)))),
    findings: diagnostics.map(({ severity, rule, place }) => {
      return `${severity} ${rule} ${place?.file}:${place?.line}:${place?.column}`
    }),
    messages: diagnostics.map(({ message, hint }) => `${message} ${hint ?? ''}`),
  }
}

function withoutPlaces(html: string): string {
  return html.replace(/ data-source="[^"]*"/g, '')
}
