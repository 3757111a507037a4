import { drawing } from './drawing.ts'
import { bookYaml } from './manuscript.ts'
import { type Prose, writeProse } from './prose.ts'
import { type Random, seeded } from './random.ts'

/**
 * A book for e-readers of `chapters` short chapters, `characters` in all (within a hundredth), as files by path: speeches with sections, notes,
 * ruby and references, a table in every fifth and a picture in every twentieth. The same arguments give the same bytes.
 */
export function writeEbook(request: { chapters: number; characters: number }): Map<string, string> {
  const random = seeded(request.chapters)
  const prose = writeProse(random)
  const files = new Map<string, string>()
  const names: string[] = []
  let written = 0
  for (let index = 0; index < request.chapters; index += 1) {
    const id = String(index + 1).padStart(3, '0')
    // What is left over or lacking is made up for in the chapters that follow.
    const wanted = (request.characters * (index + 1)) / request.chapters - written
    const text = writeChapter(prose, random, { id, index, wanted })
    written += text.length
    files.set(`${id}.md`, text)
    if (index % 20 === 0) files.set(`assets/${id}.svg`, drawing(random))
    names.push(`${id}.md`)
  }
  files.set('book.yaml', bookYaml(names, 'ebook: { format: epub }'))
  return files
}

function writeChapter(prose: Prose, random: Random, chapter: { id: string; index: number; wanted: number }): string {
  const { id, index, wanted } = chapter
  const note = `${prose.sentence()}[^${id}]${prose.paragraph()}\n\n[^${id}]: ${prose.paragraph()}`
  const blocks = [`# ${prose.phrase()} {#c${id}}`, prose.paragraph(), note]
  if (index > 0) {
    const earlier = String(1 + random.below(index)).padStart(3, '0')
    blocks.push(`:dots[要紧的]是{政绩|zhèng jì}，见:ref{#c${earlier}}。${prose.paragraph()}`)
  }
  if (index % 5 === 0) blocks.push(`:::table[${prose.phrase()}]\n${table(prose, random)}\n:::`)
  if (index % 20 === 0) blocks.push(`:::figure[${prose.phrase()}]\n![${prose.phrase()}](assets/${id}.svg)\n:::`)
  let length = blocks.join('\n\n').length
  for (let count = 0; length < wanted; count += 1) {
    const block = count % 4 === 0 ? `## ${prose.phrase()}` : prose.paragraph()
    blocks.push(block)
    length += block.length + 2
  }
  return `${blocks.join('\n\n')}\n\n${prose.sentence()}\n`
}

function table(prose: Prose, random: Random): string {
  const rows = Array.from({ length: 3 + random.below(5) }, () => `| ${prose.phrase()} | ${random.below(10_000)} |`)
  return ['| 事项 | 数量 |', '|---|--:|', ...rows].join('\n')
}
