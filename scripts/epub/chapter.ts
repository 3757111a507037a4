import type { Element } from 'hast'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { copyTree } from '../manuscript/copy-tree.ts'
import { nameAsides } from './asides.ts'
import { partClauses } from './clauses.ts'
import { nameWideFormulas } from './formulas.ts'
import { type LineSetting, setLines } from './lines.ts'
import { rewriteLinks } from './links.ts'
import { placeNotes } from './notes.ts'
import { type PageBreak, placePageBreaks } from './page-breaks.ts'
import { rewritePageReferences } from './page-references.ts'
import type { PictureBox } from './pictures/pictures.ts'
import { nameHeads, scrollTables } from './tables.ts'
import { nameTarget, type Targets } from './targets.ts'
import { takeTaskBoxes } from './tasks.ts'
import { keepTogether } from './unbroken.ts'
import { keepEpubVocabulary } from './vocabulary.ts'

/**
 * A chapter's section as its content document holds it; the document's own tree stays as it is.
 * @param breaks of all chapters
 */
export function chapterSection(
  index: number,
  targets: Targets,
  pictures: Pick<PictureBox, 'place'>,
  setting: LineSetting,
  breaks: readonly PageBreak[] = [],
): { section: Element; diagnostics: Diagnostic[] } {
  const chapter = targets.chapters[index]
  if (!chapter) throw new RangeError(`no chapter ${index}`)
  const section = copyTree(chapter.section)
  // Of chapters, prefaces, afterwords the two vocabularies have the same words.
  section.properties['epub:type'] = String(section.properties.role ?? 'doc-chapter').replace('doc-', '')
  // Before there are page breaks, which may stand at the beginning of an item.
  takeTaskBoxes(section)
  placePageBreaks(
    section,
    breaks.filter(({ start }) => start.part === 'chapter' && start.chapter === index),
  )
  placeNotes(section, chapter, { words: targets.words, writing: setting.writing })
  rewritePageReferences(section, (href, from) => {
    const target = targets.byId.get(href.replace(/^#/, ''))
    return nameTarget(targets, target, index, from)
  })
  nameAsides(section)
  pictures.place(section)
  const diagnostics = rewriteLinks(section, index, targets)
  nameHeads(section)
  scrollTables(section, targets.words)
  nameWideFormulas(section, targets.words)
  partClauses(section)
  const clean = keepEpubVocabulary(setLines(section, setting))
  keepTogether(clean)
  return { section: clean, diagnostics }
}
