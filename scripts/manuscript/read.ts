import path from 'node:path'
import type { Root } from 'mdast'
import { visit } from 'unist-util-visit'
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

/**
 * Reads every chapter of a book, parses it and finds the pictures it uses.
 * A chapter with an error is reported and the others go on, so that one run names everything there is to mend.
 */
export async function readManuscript(book: Book): Promise<Outcome<Manuscript>> {
  const diagnostics: Diagnostic[] = []
  const chapters: Chapter[] = []
  const assets = new Map<string, Asset>()
  for (const file of book.chapters) {
    const source = await readSource(path.join(book.root, file), file, { stage: 'manuscript', domain: 'manuscript' })
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
