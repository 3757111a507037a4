import { TAG_MARK } from '../pages/tag-marks.ts'
import type { BrowserFile } from './browser-file.ts'
import { TagTree } from './tag-tree.ts'
import { tidyContents } from './tidy-contents.ts'

/** Types of PDF 2.0 that the browser writes: a reader of 1.7 has to be told what they are (ISO 32000-1, 14.8.4.1). */
export const ROLE_MAP = '/RoleMap <</Em /Span /Strong /Span /Aside /Sect>>'

/**
 * Puts the tags of one of the browser's files right where they say less than the page, or what no reader knows (ISO 32000-1, 14.8.4;
 * ISO 14289-1, 7): what pages/tag-marks.ts has marked gets its type, elements that hold a link are links, items of lists have a body, what
 * ruby stands on is its base, a table has its caption inside, and a figure without a text of its own that only surrounds others is a division.
 */
export function tidyTags(file: BrowserFile): BrowserFile {
  const tree = new TagTree(file.objects)
  const levels = new Map<number, number>()
  const contents: number[] = []
  for (const number of file.objects.keys()) {
    const type = tree.type(number)
    if (type === undefined) continue
    const mark = takeMark(tree, number)
    if (mark === 'contents') contents.push(number)
    else if (mark.startsWith('entry')) levels.set(number, Number(mark.slice(5)))
    else if (mark !== '') mend(tree, number, mark)
    else if (type === 'LI') giveBody(tree, number)
    else if (type === 'Ruby') retypePlain(tree, number, 'RB')
    else retype(tree, number, type)
  }
  for (const number of contents) tidyContents(tree, number, levels)
  return { ...file, objects: tree.objects }
}

/** Takes the mark off an element; its language is that around it. */
function takeMark(tree: TagTree, number: number): string {
  const [whole, mark = ''] = tree.text(number).match(MARK) ?? []
  if (whole !== undefined) tree.set(number, tree.text(number).replace(whole, ''))
  return mark
}

const MARK = new RegExp(`\\n/Lang \\([^()\\\\]*${TAG_MARK}([\\w-]+)\\)`)

function mend(tree: TagTree, number: number, mark: string): void {
  tree.setType(number, TYPES[mark] ?? 'NonStruct')
  if (mark === 'note') tree.set(number, tree.text(number).replace('\n/P ', `\n/ID (note${number})\n/P `))
  if (mark === 'rows') retypePlain(tree, number, 'WP')
}

const TYPES: Record<string, string> = {
  note: 'Note',
  formula: 'Formula',
  index: 'Index',
  rows: 'Warichu',
  'rows-text': 'WT',
}

function retype(tree: TagTree, number: number, type: string): void {
  const text = tree.text(number)
  if (type === 'NonStruct' && text.includes('<</Type /OBJR')) tree.setType(number, 'Link')
  else if (type === 'NonStruct' && text.includes('\n/Lang (')) tree.setType(number, 'Span')
  else if (type === 'Figure' && !/\/Alt [(<]/.test(text) && /\/K \[?\d+ 0 R/.test(text)) {
    tree.setType(number, 'Div')
    takeInCaption(tree, number)
  }
}

/** LI: what is not its label becomes its body (ISO 32000-1, table 336). */
function giveBody(tree: TagTree, item: number): void {
  const kids = tree.kids(item).map((kid) => ({ ...kid, isLabel: tree.type(kid.number) === 'Lbl' }))
  const rest = kids.filter(({ isLabel }) => !isLabel)
  if (rest.length === 0) return
  const labels = kids.filter(({ isLabel }) => isLabel).map(({ whole }) => whole)
  tree.setKids(item, [...labels, `${tree.wrap(item, 'LBody', rest)} 0 R`])
}

/** What is in an element and has no type of its own gets one: what ruby stands on, the brackets of a note in two rows. */
function retypePlain(tree: TagTree, number: number, type: string): void {
  for (const kid of tree.kids(number)) {
    const isPlain = tree.type(kid.number) === 'NonStruct' && !tree.text(kid.number).includes('\n/Lang (')
    if (isPlain) tree.setType(kid.number, type)
  }
}

/** The caption of a table stands in the table (ISO 32000-1, 14.8.4.3.4), before its rows or behind them as on the page. */
function takeInCaption(tree: TagTree, number: number): void {
  const kids = tree.kids(number)
  const types = kids.map((kid) => tree.type(kid.number)).join(' ')
  const [caption, table] = types === 'Table Caption' ? kids.toReversed() : kids
  if (!caption || !table || !/^(Caption Table|Table Caption)$/.test(types)) return
  const rows = tree.kids(table.number).map(({ whole }) => whole)
  tree.setKids(table.number, types === 'Caption Table' ? [caption.whole, ...rows] : [...rows, caption.whole])
  tree.move(caption.number, table.number)
  tree.setKids(number, [table.whole])
}
