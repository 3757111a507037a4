import path from 'node:path'
import type { Root } from 'mdast'
import type { Book } from '../config/book.ts'
import { readSource } from '../config/source.ts'
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts'
import type { Asset, Chapter, Manuscript } from './chapter.ts'
import { checkDepth } from './depth.ts'
import { readDrawings } from './drawings.ts'
import { finding } from './findings.ts'
import { checkFrontMatter } from './frontmatter.ts'
import { findImages } from './images.ts'
import { checkLinks } from './links.ts'
import { parseMarkdown } from './parse.ts'
import { visit } from './visit.ts'

/**
 * Reads every chapter of a book, parses it and finds the pictures it uses.
 * A chapter with an error is reported and the others go on, so that one run names everything there is to mend.
 */
export async function readManuscript(book: Book): Promise<Outcome<Manuscript>> {
  const diagnostics: Diagnostic[] = []
  const chapters: Chapter[] = []
  const assets = new Map<string, Asset>()
  for await (const { file, source } of sourcesOf(book)) {
    diagnostics.push(...source.diagnostics)
    if (source.value === undefined) continue
    const tooDeep = checkDepth(file, source.value)
    diagnostics.push(...tooDeep)
    if (tooDeep.length > 0) continue

    const chapter: Chapter = { file, source: source.value, tree: parseMarkdown(source.value) }
    chapters.push(chapter)
    if (isEmpty(chapter.tree)) {
      diagnostics.push(finding('chapter-empty', `章节 ${file} 是空的。`, '写上正文，或从目录里去掉这一章。', file))
    }
    const images = await findImages(book.root, chapter)
    for (const [src, asset] of images.value ?? []) assets.set(`${file}\n${src}`, asset)
    diagnostics.push(...checkFrontMatter(chapter), ...images.diagnostics, ...(await checkLinks(book, chapter)))
  }
  const drawn = await readDrawings(assets)
  return { value: { chapters, assets: drawn.value ?? assets }, diagnostics: [...diagnostics, ...drawn.diagnostics] }
}

/** The chapters' texts in their order. The disk is asked for some at a time, and for the next ones while these are parsed. */
async function* sourcesOf(book: Book) {
  const read = (files: readonly string[]) =>
    Promise.all(
      files.map(async (file) => ({
        file,
        source: await readSource(path.join(book.root, file), file, { stage: 'manuscript', domain: 'manuscript' }),
      })),
    )
  let coming = read(book.chapters.slice(0, AT_A_TIME))
  for (let next = AT_A_TIME; next - AT_A_TIME < book.chapters.length; next += AT_A_TIME) {
    const sources = await coming
    coming = read(book.chapters.slice(next, next + AT_A_TIME))
    yield* sources
  }
}

const AT_A_TIME = 16

/** Nothing to print: no text and no picture, front matter and comments aside. */
function isEmpty(tree: Root): boolean {
  let empty = true
  visit(tree, (node) => {
    if (node.type === 'yaml') return
    if (node.type === 'html') empty &&= /^(\s*<!--[\s\S]*?-->\s*)*$/.test(node.value)
    else if ('value' in node) empty &&= node.value.trim() === ''
    else if (node.type === 'image' || node.type === 'imageReference') empty = false
  })
  return empty
}
