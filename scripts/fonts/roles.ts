import type { Element, Nodes } from 'hast'
import type { FontRole } from '../config/book.ts'
import type { Document } from '../html/document.ts'
import { hasClass } from '../html/elements.ts'
import { signsOf } from '../html/words.ts'
import { type TextUse, writtenUses } from './uses.ts'

/** A text and the face that styles/epub sets it in. */
export type RoleUse = TextUse & { role: FontRole; weight: 400 | 700 }
type Setting = Pick<RoleUse, 'role' | 'weight'>

/**
 * Every text of an e-book by the faces that it may be set in. 宋 has all of it, be it only to stand in for another; 黑, 楷 and bold have
 * what the style sheets give them, with the words that the title page, the contents and the colophon add.
 */
export function* roleUses(document: Document): Iterable<RoleUse> {
  const { book, chapters } = document
  for (const use of writtenUses(document)) yield { ...use, role: 'song', weight: 400 }
  for (const { section, notes } of chapters) {
    for (const tree of [section, ...notes.map(({ element }) => element)]) yield* apart(tree, undefined, PLAIN)
  }
  const words = signsOf(book.language)
  for (const setting of [PLAIN, BOLD, HEI]) yield { text: words, ...setting }
  yield { text: book.title, ...BOLD }
  // 小标宋 is for titles, where the book has a file of it; else bold 宋 stands for it.
  if (!book.fonts.biaosong) return
  const titles = chapters.flatMap(({ headings }) => headings.filter(({ level }) => level === 1))
  for (const text of [words, book.title]) yield { text, ...TITLE }
  for (const { text, source } of titles) yield { text, source, ...TITLE }
}

const PLAIN: Setting = { role: 'song', weight: 400 }
const BOLD: Setting = { role: 'song', weight: 700 }
const TITLE: Setting = { role: 'biaosong', weight: 400 }
const HEI: Setting = { role: 'hei', weight: 400 }

function* apart(node: Nodes, source: string | undefined, setting: Setting): Iterable<RoleUse> {
  if (node.type === 'text') {
    if (setting.role === 'song' && setting.weight === 400) return
    yield { text: node.value, source, ...setting }
    // The mono face has letters only.
    if (setting.role === 'mono') yield { text: node.value, source, ...HEI }
  }
  if (!('children' in node)) return
  const own = node.type === 'element' ? node.properties.dataSource : undefined
  const inner = node.type === 'element' ? { ...setting, ...settingOf(node) } : setting
  for (const child of node.children) yield* apart(child, typeof own === 'string' ? own : source, inner)
}

/** As styles/epub has it. */
function settingOf(element: Element): Partial<Setting> | undefined {
  if (hasClass(element, 'dots') || hasClass(element, 'book-title')) return undefined
  if (hasClass(element, 'verse') || hasClass(element, 'side-note')) return { role: 'kai' }
  return SETTINGS[element.tagName]
}

const [heiBold, kai, mono] = [{ role: 'hei', weight: 700 }, { role: 'kai' }, { role: 'mono' }] as const
const SETTINGS: Record<string, Partial<Setting>> = {
  ...{ h1: BOLD, h2: heiBold, h3: { role: 'kai', weight: 700 }, h4: heiBold, h5: BOLD, h6: BOLD },
  ...{ strong: heiBold, b: heiBold, th: heiBold, figcaption: { role: 'hei' } },
  ...{ em: kai, i: kai, cite: kai, dfn: kai, var: kai, address: kai, blockquote: kai },
  ...{ pre: mono, code: mono, kbd: mono, samp: mono },
}
