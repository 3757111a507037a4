import { setImmediate } from 'node:timers/promises'
import type { Element, Nodes, Parents, Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { verticalForms } from '../fonts/vertical-forms.ts'
import { hasClass } from '../html/elements.ts'
import { pictureAddress } from '../html/images.ts'
import { blocksOf, type ConservedBlock, conservedText } from '../html/text.ts'
import type { Asset, Drawing } from '../manuscript/chapter.ts'
import type { Page } from '../pages/page.ts'
import { type Flow, flowsOf } from './type/flows.ts'

/** A note, or the part of it that stands on one page. */
export type NotePart = { id: string; source: string; text: string }

/** A link inside the publication. `number`: the last words in it, which in a contents line are the folio. */
export type Link = { target: string; number: string; source: string; reference: boolean }

/** A heading that begins on the page, of the manuscript or of Banxin's own; `forms`: its text with and without readings. */
export type PageHeading = { id: string; level: number; source: string; forms: string[] }

/** What the HTML of one page says, read by an HTML parser and not taken from the layout's own account of it. */
export type PageText = {
  page: Page
  /** Conserved text of the flow, without notes and without what the layout repeats (table heads on the next page). */
  blocks: ConservedBlock[]
  notes: NotePart[]
  /** Blocks in figures that may float, by data-source, with that of the figure. */
  floats: Map<string, string>
  /** Blocks in table cells, likewise. */
  cells: Map<string, string>
  /** Of those, cells that go on from the page before. */
  continued: Set<string>
  /** Every picture: data-source of the block around it, and its address. */
  images: { source: string; address: string }[]
  links: Link[]
  headings: PageHeading[]
  /** Ids on the page, with the data-source of the block that has each. */
  ids: Map<string, string>
  /** Everything that is printed, Banxin's own words and repeated heads included, by block. */
  printed: ConservedBlock[]
  /** The same without blocks, cut where a drawing with words of its own stands. */
  runs: string[]
  /** The same as the lines are set in, block by block. */
  flows: Flow[]
  /** data-source of a paragraph in the size of the body; absent on a page without. */
  body?: string
  /** Pictures in SVG: the words in them only the PDF shows. */
  drawings: DrawingText[]
}

/** The words of a picture: `text` has to be seen; characters of `other` may be. */
export type DrawingText = ConservedBlock & { file: string; other: string }

/**
 * Reads the HTML of pages: once, for all checks. Others get their turn in between, since the browser prints meanwhile and
 * fetches its files from this process.
 * @param assets the document's pictures
 */
export async function readPages(pages: readonly Page[], assets: readonly Asset[]): Promise<PageText[]> {
  const drawings = drawingsBySource(assets)
  const texts: PageText[] = []
  for (const page of pages) {
    texts.push(read(page, drawings))
    if (texts.length % PAGES_IN_A_ROW === 0) await setImmediate()
  }
  return texts
}

/** Some milliseconds of work. */
const PAGES_IN_A_ROW = 4

/**
 * Reads one page's HTML.
 * @param assets the document's pictures
 */
export function readPage(page: Page, assets: readonly Asset[] = []): PageText {
  return read(page, drawingsBySource(assets))
}

/** Pictures with words, by the address under which a page shows them. */
type Drawings = ReadonlyMap<string, { file: string; drawing: Drawing }>

function drawingsBySource(assets: readonly Asset[]): Drawings {
  return new Map(
    assets.flatMap(({ file, drawing }) => (drawing ? [[pictureAddress({ file }), { file, drawing }]] : [])),
  )
}

function read(page: Page, drawings: Drawings): PageText {
  const root: Root = { type: 'root', children: [...parse(page.html), ...parse(page.notes)] }
  const text: PageText = {
    page,
    blocks: [],
    notes: [],
    floats: new Map(),
    cells: new Map(),
    continued: new Set(),
    images: [],
    links: [],
    headings: [],
    ids: new Map(),
    ...printedText(root, drawings),
    flows: flowsOf(root),
    drawings: [],
  }
  prune(root, ({ properties }) => properties.dataRepeated !== undefined)
  visit(root, '', (element, source) => collect(element, source, text, drawings))
  prune(root, isNote)
  text.blocks = blocksOf(root)
  return text
}

/** On which page (0 = first) every id stands; an element that is split stands where it begins. */
export function targetPages(texts: readonly PageText[]): Map<string, number> {
  const pages = new Map<string, number>()
  for (const [index, text] of texts.entries()) {
    for (const id of text.ids.keys()) if (!pages.has(id)) pages.set(id, index)
  }
  return pages
}

/** Calls `found` on every element of a tree with the `data-source` nearest to it. */
export function visit(node: Nodes, around: string, found: (element: Element, source: string) => void): void {
  let source = around
  if (node.type === 'element') {
    const own = node.properties.dataSource
    if (typeof own === 'string') source = own
    found(node, source)
  }
  if ('children' in node) for (const child of node.children) visit(child, source, found)
}

function parse(html: string): Root['children'] {
  return html === '' ? [] : fromHtml(html, { fragment: true }).children
}

function collect(element: Element, source: string, text: PageText, drawings: Drawings): void {
  const { id, href } = element.properties
  if (typeof id === 'string') text.ids.set(id, source)
  if (element.tagName === 'img') {
    const address = String(element.properties.src)
    text.images.push({ source, address })
    const picture = drawings.get(address)
    if (picture) text.drawings.push(drawingText(picture.file, source, picture.drawing))
  }
  if (element.tagName === 'a' && typeof href === 'string' && href.startsWith('#')) {
    const target = decodeURIComponent(href.slice(1))
    text.links.push({ target, number: lastWords(element), source, reference: hasClass(element, 'page-reference') })
  }
  if (element.properties.dataFloat !== undefined)
    for (const inside of sourcesIn(element)) text.floats.set(inside, source)
  if (element.tagName === 'td' || element.tagName === 'th') {
    for (const inside of sourcesIn(element)) if (!text.cells.has(inside)) text.cells.set(inside, source)
    if (element.properties.dataSplitFrom !== undefined) text.continued.add(source)
  }
  const level = Number(/^h([1-6])$/.exec(element.tagName)?.[1])
  if (level > 0 && element.properties.dataSplitFrom === undefined) {
    const forms = [headingText(element, true), headingText(element, false)]
    text.headings.push({ id: String(id ?? ''), level, source, forms })
  }
  if (element.tagName === 'section' && hasClass(element, 'chapter')) text.body ??= bodyParagraph(element)
  if (isNote(element)) text.notes.push({ id: String(id ?? ''), source, text: conservedText(element) })
}

/** data-source of `element` and of every block in it. */
export function sourcesIn(element: Element): Set<string> {
  const sources = new Set<string>()
  visit(element, '', (_inside, source) => sources.add(source))
  return sources
}

/** Paragraphs of the chapter itself have the size of the body; those in tables, notes and verse may have another. */
function bodyParagraph(chapter: Element): string | undefined {
  const paragraph = chapter.children.find(
    (child): child is Element =>
      child.type === 'element' &&
      child.tagName === 'p' &&
      child.children.some((one) => one.type === 'text' && one.value.trim() !== ''),
  )
  const source = paragraph?.properties.dataSource
  return typeof source === 'string' ? source : undefined
}

function drawingText(file: string, source: string, { words, vertical }: Drawing): DrawingText {
  const join = (shown: boolean) => words.flatMap((one) => (one.shown === shown ? [one.text] : [])).join('')
  const text = join(true)
  if (!vertical) return { file, source, text, other: join(false) }
  // Fonts set marks in other forms there, and not every form can be read back.
  return { file, source, text: text.replace(TURNED, ''), other: `${text}${join(false)}${verticalForms(text)}` }
}

/** What may look otherwise in vertical than in horizontal lines. */
const TURNED = /[^\p{Script=Han}\p{Script=Latin}\p{Nd}]/gu

function isNote(element: Element): boolean {
  return element.tagName === 'aside' && hasClass(element, 'note')
}

function prune(parent: Parents, drop: (element: Element) => boolean): void {
  parent.children = parent.children.filter(
    (child) => child.type !== 'element' || !drop(child),
  ) as typeof parent.children
  for (const child of parent.children) if (child.type === 'element') prune(child, drop)
}

/** Ruby parentheses are for readers without ruby, phantoms of formulas for their width; the rest of the list has no printed text either. */
const NOT_PRINTED = new Set(['rp', 'mphantom', 'script', 'style', 'template'])

/** Elements of MathML that print a sign which is no text of theirs, and the sign. */
const ROOTS = new Set(['msqrt', 'mroot'])
const ROOT_SIGN = '√'

function printedText(root: Root, drawings: Drawings): Pick<PageText, 'printed' | 'runs'> {
  const printed: ConservedBlock[] = []
  const runs = ['']
  const walk = (node: Nodes, around: string): void => {
    if (node.type === 'text') {
      const last = printed.at(-1)
      if (last?.source === around) last.text += node.value
      else printed.push({ source: around, text: node.value })
      runs.push(`${runs.pop()}${node.value}`)
    }
    if (!('children' in node) || (node.type === 'element' && NOT_PRINTED.has(node.tagName))) return
    if (node.type === 'element' && ROOTS.has(node.tagName)) walk({ type: 'text', value: ROOT_SIGN }, around)
    if (node.type === 'element' && node.tagName === 'img' && drawings.has(String(node.properties.src))) runs.push('')
    const own = node.type === 'element' ? node.properties.dataSource : undefined
    for (const child of node.children) walk(child, typeof own === 'string' ? own : around)
  }
  walk(root, '')
  return { printed, runs }
}

function headingText(node: Nodes, readings: boolean): string {
  if (node.type === 'text') return node.value
  if (!('children' in node) || (node.type === 'element' && !readings && node.tagName === 'rt')) return ''
  return node.children.map((child) => headingText(child, readings)).join('')
}

function lastWords(element: Element): string {
  let last = ''
  const walk = (node: Nodes): void => {
    if (node.type === 'text') last = node.value.trim() || last
    else if ('children' in node) node.children.forEach(walk)
  }
  walk(element)
  return last
}
