import path from 'node:path'
import type { Root } from 'mdast'
import type { Book } from '../config/book.ts'
import { readSource, type SourceFile } from '../config/source.ts'
import type { Store } from '../config/store.ts'
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts'
import { openGate } from '../workers/gate.ts'
import type { Asset, Chapter, Manuscript } from './chapter.ts'
import { checkDepth } from './depth.ts'
import { readDrawings } from './drawings.ts'
import { finding } from './findings.ts'
import { checkFrontMatter } from './frontmatter.ts'
import { findImages } from './images.ts'
import { checkLinks } from './links.ts'
import { parseMarkdown } from './parse.ts'
import { openInspector, type PictureInspector } from './picture.ts'
import { EXIT, visit } from './visit.ts'

/** A manuscript, and the files that it was read from; a picture as often as it is used. */
export type ReadManuscript = Manuscript & { sources: readonly SourceFile[] }

/** The files of a book as they were parsed last, by name: one that reads the same is not parsed again. Of those that go on running. */
export type ParsedFiles = Map<string, { source: string; tree: Root }>

/**
 * Reads every chapter of a book, parses it and finds the pictures it uses.
 * A chapter with an error is reported and the others go on, so that one run names everything there is to mend.
 * @param known.pictures keeps what was found about pictures: looking at all their pixels takes longer than all the rest
 * @param known.parsed is read and kept up to date
 */
export async function readManuscript(
  book: Book,
  { pictures, parsed }: { pictures?: Store; parsed?: ParsedFiles } = {},
): Promise<Outcome<ReadManuscript>> {
  const inspect = openInspector(pictures)
  const gate = openGate(AT_ONCE)
  const read = await Promise.all(
    book.chapters.map((file) => gate(1, () => readChapter(book, file, { inspect, parsed }))),
  )
  const assets = new Map<string, Asset>()
  for (const { chapter, images } of read) {
    for (const [src, asset] of images ?? []) assets.set(`${chapter?.file}\n${src}`, asset)
  }
  const drawn = await readDrawings(assets, inspect)
  return {
    value: {
      chapters: read.flatMap(({ chapter }) => chapter ?? []),
      assets: drawn.value ?? assets,
      sources: [...read.flatMap((one) => one.sources), ...[...assets.values()].flatMap(sourceOf)],
    },
    diagnostics: [...read.flatMap(({ diagnostics }) => diagnostics), ...drawn.diagnostics],
  }
}

/** Systems let a program open only some hundred files at a time, and a book may have more chapters. */
const AT_ONCE = 4

type ReadChapter = {
  chapter?: Chapter
  images?: Map<string, Asset>
  diagnostics: Diagnostic[]
  sources: readonly SourceFile[]
}

function sourceOf({ file, sha256 }: Asset): SourceFile[] {
  return sha256 === undefined ? [] : [{ file, sha256 }]
}

async function readChapter(
  book: Book,
  file: string,
  { inspect, parsed }: { inspect: PictureInspector; parsed?: ParsedFiles },
): Promise<ReadChapter> {
  const source = await readSource(path.join(book.root, file), file, { stage: 'manuscript', domain: 'manuscript' })
  const diagnostics = [...source.diagnostics]
  const { read: sources } = source
  if (source.value === undefined) return { diagnostics, sources }
  diagnostics.push(...checkDepth(file, source.value))
  if (diagnostics.length > source.diagnostics.length) return { diagnostics, sources }

  const chapter: Chapter = { file, source: source.value, tree: treeOf(file, source.value, parsed) }
  if (isEmpty(chapter.tree)) {
    diagnostics.push(finding('chapter-empty', `章节 ${file} 是空的。`, '写上正文，或从目录里去掉这一章。', file))
  }
  const images = await findImages(book.root, chapter, inspect)
  diagnostics.push(...checkFrontMatter(chapter), ...images.diagnostics, ...(await checkLinks(book, chapter)))
  return { chapter, images: images.value, diagnostics, sources }
}

/** Nobody changes a tree: a stage that would takes a copy. */
function treeOf(file: string, source: string, parsed?: ParsedFiles): Root {
  const known = parsed?.get(file)
  if (known?.source === source) return known.tree
  const tree = parseMarkdown(source)
  parsed?.set(file, { source, tree })
  return tree
}

/** Nothing to print: no text and no picture, front matter and comments aside. */
function isEmpty(tree: Root): boolean {
  let empty = true
  visit(tree, (node) => {
    if (node.type === 'html') empty = /^(\s*<!--[\s\S]*?-->\s*)*$/.test(node.value)
    else if (node.type === 'image' || node.type === 'imageReference') empty = false
    else if ('value' in node && node.type !== 'yaml') empty = node.value.trim() === ''
    return empty ? undefined : EXIT
  })
  return empty
}
