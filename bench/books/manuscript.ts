import { drawing } from './drawing.ts'
import { type Prose, writeProse } from './prose.ts'
import { type Random, seeded } from './random.ts'

/** `plain` is text under headings; `mixed` has notes, tables, pictures, lists, quotations and verse as well. */
export type Kind = 'plain' | 'mixed'

/**
 * A book of about `pages` pages of the A5 booklet, as files by path: book.yaml, chapters, pictures. The same arguments give the same bytes.
 * `writing` is that of its only edition.
 */
export function writeManuscript(request: {
  kind: Kind
  pages: number
  writing: 'horizontal' | 'vertical'
}): Map<string, string> {
  const { kind, pages, writing } = request
  const random = seeded(pages)
  const prose = writeProse(random)
  const sections = Math.round((pages - FRONT_PAGES) * SECTIONS_PER_PAGE[kind][writing])
  const files = new Map<string, string>()
  const chapters: string[] = []
  for (let first = 0; first < sections; first += SECTIONS_PER_CHAPTER) {
    const count = Math.min(SECTIONS_PER_CHAPTER, sections - first)
    const number = String(chapters.length + 1).padStart(3, '0')
    const write = kind === 'plain' ? plainSection : mixedSection
    const text = Array.from({ length: count }, (_, index) => write(prose, random, `${number}-${index + 1}`)).join('\n')
    files.set(`${number}.md`, `# ${prose.phrase()}\n\n${prose.paragraph()}\n\n${text}`)
    if (kind === 'mixed') files.set(`assets/${number}.svg`, drawing(random))
    chapters.push(`${number}.md`)
  }
  files.set('book.yaml', bookYaml(chapters, `booklet: { theme: booklet, writing: ${writing} }`))
  return files
}

const SECTIONS_PER_CHAPTER = 12

/** Title page, colophon and the first page of contents. */
const FRONT_PAGES = 3

/** Found by building: what makes the books come out as long as they were asked to be. */
const SECTIONS_PER_PAGE = {
  plain: { horizontal: 0.638, vertical: 0.55 },
  mixed: { horizontal: 0.573, vertical: 0.467 },
}

function plainSection(prose: Prose, random: Random): string {
  const paragraphs = Array.from({ length: 3 + random.below(5) }, prose.paragraph)
  const marked = random.below(3) === 0 ? `${prose.sentence()}**${prose.sentence()}**` : prose.paragraph()
  return `## ${prose.phrase()}\n\n${paragraphs.join('\n\n')}\n\n### ${prose.phrase()}\n\n${marked}\n`
}

function mixedSection(prose: Prose, random: Random, id: string): string {
  const [chapter = ''] = id.split('-')
  const blocks = [
    () => `:::table[${prose.phrase()}]\n${table(prose, random)}\n:::`,
    () => `:::figure[${prose.phrase()}]\n![${prose.phrase()}](assets/${chapter}.svg)\n:::`,
    () => Array.from({ length: 3 + random.below(4) }, (_, index) => `${index + 1}. ${prose.sentence()}`).join('\n'),
    () => `> ${prose.paragraph()}`,
    () => `:::verse\n${Array.from({ length: 4 }, prose.phrase).join('\n')}\n:::`,
  ]
  const note = `${prose.sentence()}[^${id}]${prose.paragraph()}\n\n[^${id}]: ${prose.paragraph()}`
  const text = [prose.paragraph(), note, random.pick(blocks)(), prose.paragraph(), prose.paragraph()]
  return `## ${prose.phrase()}\n\n${text.join('\n\n')}\n`
}

function table(prose: Prose, random: Random): string {
  const rows = Array.from(
    { length: 4 + random.below(20) },
    (_, index) => `| ${index + 1} | ${prose.phrase()} | ${random.below(10_000)} |`,
  )
  return ['| 序号 | 事项 | 数量 |', '|---|---|--:|', ...rows].join('\n')
}

/** The book.yaml of a made book.
 * @param edition the one line of its editions */
export function bookYaml(chapters: readonly string[], edition: string): string {
  return `title: 量书
creators: [Banxin]
publisher: Banxin
rights: 量速度用的书，文字由程序写成。
date: 2026-01-01
identifier: urn:uuid:0d6f3b4e-6f0c-4a58-9a3c-5b1f6a2c9e11
chapters:
${chapters.map((file) => `  - ${file}`).join('\n')}
editions:
  ${edition}
`
}
