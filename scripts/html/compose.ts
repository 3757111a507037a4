import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Root as HtmlRoot } from 'hast'
import type { Root } from 'mdast'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { VFile } from 'vfile'
import type { Book } from '../config/book.ts'
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts'
import type { Chapter, Manuscript } from '../manuscript/chapter.ts'
import { copyTree } from '../manuscript/copy-tree.ts'
import { anchors } from './anchors.ts'
import { autolinks } from './autolinks.ts'
import { captions } from './captions.ts'
import { chapterSection } from './chapter-section.ts'
import { checkConservation } from './conservation.ts'
import { contentModel } from './content-model.ts'
import type { ChapterContext, Register } from './context.ts'
import { dataSource } from './data-source.ts'
import { withinDepth } from './depth.ts'
import { directives } from './directives.ts'
import { displayFormulas } from './display-formulas.ts'
import type { Document, DocumentChapter } from './document.ts'
import { figures } from './figures.ts'
import { floats } from './floats.ts'
import { footnotes } from './footnotes.ts'
import { headingAttributes } from './heading-attributes.ts'
import { headings } from './headings.ts'
import { highlight } from './highlight.ts'
import { images } from './images.ts'
import { indexTerms } from './index-terms.ts'
import { inlineNotes } from './inline-notes.ts'
import { lineEndings } from './line-endings.ts'
import { lines } from './lines.ts'
import { links } from './links.ts'
import { withLiteralColons } from './literal-colons.ts'
import { literalDirectives } from './literal-directives.ts'
import { looseText } from './loose-text.ts'
import { mathematics } from './mathematics.ts'
import { diagnosticsOf } from './messages.ts'
import { nesting } from './nesting.ts'
import { noteCalls } from './note-calls.ts'
import { quotations } from './quotations.ts'
import { rawHtml } from './raw-html.ts'
import { rawImages } from './raw-images.ts'
import { referenceLinks } from './reference-links.ts'
import { references } from './references.ts'
import { ruby } from './ruby.ts'
import { rubyParentheses } from './ruby-parentheses.ts'
import { sanitize } from './sanitize.ts'
import { sectionBreaks } from './section-breaks.ts'
import { softBreaks } from './soft-breaks.ts'
import { strayDirectives } from './stray-directives.ts'
import { tableCells } from './table-cells.ts'
import { tables } from './tables.ts'
import { taskLists } from './task-lists.ts'
import { unclosedHtml } from './unclosed.ts'
import { wordsOf } from './words.ts'

/**
 * Turns the manuscript into the document that print and EPUB start from, in the vocabulary of docs/html.md. Pure: the
 * manuscript's trees stay as they are. Whatever is wrong comes with its place; the document is there all the same.
 */
export function composeDocument(book: Book, manuscript: Manuscript): Outcome<Document> {
  const composing = composeByChapter(book, manuscript)
  let step = composing.next()
  while (!step.done) step = composing.next()
  return step.value
}

/**
 * As `composeDocument`, with other work of the process let in between chapters: fonts and the browser are made ready meanwhile, and a long book
 * would keep them waiting for a second.
 */
export async function composeInTurns(book: Book, manuscript: Manuscript): Promise<Outcome<Document>> {
  const composing = composeByChapter(book, manuscript)
  let step = composing.next()
  for (let turn = performance.now(); !step.done; step = composing.next()) {
    if (performance.now() - turn < TURN) continue
    await nextTurn()
    turn = performance.now()
  }
  return step.value
}

/** ms. */
const TURN = 4

/** Stops after every chapter. */
function* composeByChapter(book: Book, manuscript: Manuscript): Generator<undefined, Outcome<Document>> {
  const register: Register = { anchors: new Map(), figures: 0, tables: 0, formulas: 0, terms: 0 }
  const files = manuscript.chapters.map((chapter) => chapter.file)
  const words = wordsOf(book.language)
  const drafts: Draft[] = []
  for (const [index, asRead] of manuscript.chapters.entries()) {
    const matter = book.matter[asRead.file] ?? 'body'
    const context: ChapterContext = { number: index + 1, matter, files, manuscript, register, words, removed: [] }
    const file = new VFile({ path: asRead.file, value: asRead.source })
    const chapter = withLiteralColons(asRead, file)
    const tree = withinDepth(chapter.tree, file, () => chapterToHtml(chapter, context, file))
    drafts.push({ chapter, context, file, tree })
    yield
  }
  const chapters: DocumentChapter[] = []
  const diagnostics: Diagnostic[] = []
  // What is referred to may stand in any chapter.
  for (const draft of drafts) {
    const composed = finishChapter(draft)
    chapters.push(composed.value)
    diagnostics.push(...composed.diagnostics)
    yield
  }
  return { value: { book, chapters, assets: [...new Set(manuscript.assets.values())] }, diagnostics }
}

/** A chapter as HTML whose references are still open; no tree where it is nested too deeply. */
type Draft = { chapter: Chapter; context: ChapterContext; file: VFile; tree: HtmlRoot | undefined }

function finishChapter({ chapter, context, file, tree }: Draft): { value: DocumentChapter; diagnostics: Diagnostic[] } {
  if (!tree) return { value: chapterSection(nothing, context), diagnostics: diagnosticsOf(file) }
  unified().use(references, context).runSync(tree, file)
  const value = chapterSection(tree, context)
  const found = diagnosticsOf(file)
  const lost = found.some(({ rule }) => LOSSES.has(rule))
  return { value, diagnostics: lost ? found : [...found, ...checkConservation(chapter, value, context.removed)] }
}

/** Errors that say where text goes: what is then missing is not said again. */
const LOSSES = new Set(['html/html-comment-open', 'html/html-cdata', 'html/table-cells'])

const nothing: HtmlRoot = { type: 'root', children: [] }

function chapterToHtml(chapter: Chapter, context: ChapterContext, file: VFile): HtmlRoot {
  return (
    unified()
      // Markdown
      .use(lineEndings)
      .use(unclosedHtml)
      .use(tableCells)
      .use(referenceLinks)
      .use(literalDirectives)
      .use(directives, context)
      .use(strayDirectives)
      .use(headingAttributes)
      .use(figures)
      .use(displayFormulas)
      .use(footnotes, context)
      .use(lines)
      .use(ruby)
      .use(softBreaks)
      .use(autolinks)
      .use(links, context)
      .use(images, context)
      // Markdown to HTML; what the author wrote as HTML is parsed, and only what the allow-list names stays
      .use(remarkRehype, { allowDangerousHtml: true })
      .use(rawHtml)
      .use(sanitize, context)
      // HTML
      .use(mathematics)
      .use(highlight)
      .use(rawImages, context)
      .use(nesting)
      .use(contentModel)
      .use(looseText)
      .use(tables)
      .use(dataSource)
      .use(headings, context)
      .use(captions, context)
      .use(floats)
      .use(taskLists)
      .use(sectionBreaks)
      .use(rubyParentheses)
      .use(inlineNotes)
      .use(quotations, context)
      .use(indexTerms)
      .use(noteCalls)
      .use(anchors, context)
      .runSync(copyTree(chapter.tree) as Root, file) as unknown as HtmlRoot
  )
}
