import path from 'node:path'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { ListedChapter } from './chapters.ts'
import { finding } from './findings.ts'
import { type Read, readSource } from './source.ts'

/**
 * The chapters that an mdBook SUMMARY.md links to, in its order (https://rust-lang.github.io/mdBook/format/summary.html):
 * what stands in lists is the body (nested chapters after their parent); prefix chapters, before the first list, are front
 * matter, suffix chapters, after the last one, back matter. A draft, a link without a target, has nothing to print and is
 * said so.
 */
export async function readSummary(root: string, file: string): Promise<Read<ListedChapter[]>> {
  const source = await readSource(path.join(root, file), file, { stage: 'config', domain: 'configuration' })
  const { read } = source
  if (source.value === undefined) return { diagnostics: source.diagnostics, read }

  const diagnostics: Diagnostic[] = [...source.diagnostics]
  const chapters: ListedChapter[] = []
  const blocks = unified().use(remarkParse).parse(source.value).children
  const first = blocks.findIndex(({ type }) => type === 'list')
  const last = blocks.findLastIndex(({ type }) => type === 'list')
  for (const [index, block] of blocks.entries()) {
    const matter = first < 0 || (index >= first && index <= last) ? 'body' : index < first ? 'front' : 'back'
    visit(block, 'link', (link) => {
      const place = { file, line: link.position?.start.line, column: link.position?.start.column }
      if (link.url === '') {
        diagnostics.push(finding('chapter-draft', '这一章还没有文件，跳过。', '写好后补上文件名。', place, 'info'))
        return
      }
      chapters.push({ file: decoded(link.url.replace(/#.*$/, '')), matter, place })
    })
  }
  if (chapters.length === 0 && diagnostics.length === 0) {
    const hint = '每章一行：- [章题](01-第一章.md)；或删去这个文件，全部 .md 按文件名排列。'
    diagnostics.push(finding('chapters-missing', `${file} 里没有列出章节。`, hint, { file }))
  }
  return { value: chapters, diagnostics, read }
}

function decoded(url: string): string {
  try {
    return decodeURIComponent(url)
  } catch {
    return url
  }
}
