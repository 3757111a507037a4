import type { Element, ElementContent, Parents } from 'hast'
import { toString as textOf } from 'hast-util-to-string'
import { h } from 'hastscript'
import type { DocumentChapter } from '../html/document.ts'
import { addClass, hasClass } from '../html/elements.ts'
import { toHtml } from '../html/serialize.ts'
import { copyTree } from '../manuscript/copy-tree.ts'
import { visit } from '../manuscript/visit.ts'
import { isBare } from './bare-headings.ts'
import { sizeOnPage } from './figure-size.ts'
import { folioText } from './folio-text.ts'
import { addListMarkers, MARKER_CHARACTERS } from './list-markers.ts'
import { markLike } from './note-mark.ts'
import type { NoteNumbers } from './note-numbers.ts'
import type { Geometry } from './page.ts'
import type { Part } from './part.ts'
import { hasReadings, markMatter, markPlace } from './place-marks.ts'
import { sizeTable } from './table-look.ts'
import { breakBySense } from './title-breaks.ts'

/**
 * A chapter as the layouter takes it. Everything a browser would generate by itself (list markers, note numbers, the
 * ornament of a section break) becomes text marked data-generated, so that it is subset, counted and read back like all text;
 * pictures get a size that fits the type area and a box of whole lines.
 * `folios` gives what a page reference prints; ids without an entry print "0". Of `numbers`, those of the notes, only the width
 * is laid out: note-numbers.ts prints them.
 */
export function chapterPart(
  chapter: DocumentChapter,
  index: number,
  geometry: Geometry,
  folios: ReadonlyMap<string, string>,
  numbers: NoteNumbers,
): Part {
  const vertical = geometry.writing === 'vertical'
  const section = copyTree(chapter.section)
  markMatter(section, chapter)
  const markOf = (note: string) => markLike(numbers.get(note) ?? 1)
  const notes = chapter.notes.map(({ element, id }) => markNote(copyTree(element), id, markOf(id)))
  for (const tree of [section, ...notes]) {
    addListMarkers(tree, vertical)
    visit(tree, 'element', (element, position, parent) => {
      if (element.tagName === 'hr' && hasClass(element, 'section-break') && parent && position !== undefined) {
        parent.children[position] = sectionBreak(
          !parent.children.slice(position + 1).some(({ type }) => type === 'element'),
        )
      }
      if (element.tagName === 'a' && hasClass(element, 'page-reference')) {
        element.children = [folioText(folios.get(targetOf(element)) ?? '0', geometry.writing)]
      }
      if (element.tagName === 'a' && hasClass(element, 'note-call')) {
        element.children = [{ type: 'text', value: markOf(targetOf(element)).mark }]
        element.properties.dataDigits = markOf(targetOf(element)).digits
      }
      if (element.tagName === 'a' && /^(https?|mailto):/.test(String(element.properties.href))) breakAddress(element)
      if (vertical && hasClass(element, 'heading-number')) dropPoint(element)
      if (/^h[1-6]$/.test(element.tagName) && parent && isBare(element, parent)) element.properties.dataBare = ''
      if (element.tagName === 'h1') element.children = breakBySense(element.children, TITLE_LINE)
      if (hasClass(element, 'signature')) markDated(element)
      if (element.tagName === 'figure' && hasClass(element, 'figure')) fitPicture(element, geometry)
      if (element.tagName === 'img' && !inFigure(parent)) fitToLine(element, geometry)
      if (element.tagName === 'figure' && hasClass(element, 'table')) sizeTable(element)
      if (element.tagName === 'pre' && textOf(element).trim().split('\n').length <= SHORT_CODE)
        addClass(element, 'kept')
      if (hasClass(element, 'verse')) sizeVerse(element)
      markPlace(element)
      if (element.tagName === 'p' && parent && position !== undefined) keepLeadIn(element, parent, position)
    })
  }
  return { kind: 'chapter', chapter: index, html: toHtml(section), notes: notes.map(toHtml).join(''), recto: false }
}

/** Characters that chapterPart may add to a document, beside the marks of its notes: fonts need them. */
export const CHAPTER_CHARACTERS = `${MARKER_CHARACTERS}◆　`

const SECTION_BREAK = '◆　◆　◆'

/** One that closes its chapter stands alone on no page. */
const sectionBreak = (closes: boolean) =>
  h(closes ? 'p.section-break.closing' : 'p.section-break', { dataGenerated: '' }, SECTION_BREAK)

/** The mark of a note leads back to its call. */
function markNote(note: Element, id: string, { mark: text, digits }: ReturnType<typeof markLike>): Element {
  const href = `#${id.replace(/^note-/, 'call-')}`
  const properties = { href, role: 'doc-backlink', dataGenerated: '', dataNote: id, dataDigits: digits }
  const mark = h('a.note-mark', properties, text)
  const first = note.children.find((child): child is Element => child.type === 'element')
  if (first?.tagName === 'p') first.children.unshift(mark)
  else note.children.unshift(mark)
  if (hasReadings(note)) addClass(note, 'has-readings')
  return note
}

/** In a vertical line "1." is an upright digit and a blank: the point has no place beside it. */
function dropPoint(number: Element): void {
  const [, digits] = textOf(number).match(/^(\d+)\.$/) ?? []
  if (digits) number.children = [h('span.tcy', digits), { type: 'text', value: '　' }]
}

function fitPicture(figure: Element, geometry: Geometry): void {
  const position = figure.children.findIndex((child) => child.type === 'element' && child.tagName === 'img')
  const image = figure.children[position] as Element | undefined
  const shown = image && sizeOnPage(image, geometry)
  if (!shown) return
  if (hasClass(figure, 'bleed')) {
    figure.children[position] = h('div.picture', [image])
    return
  }
  image.properties.width = shown.width
  image.properties.height = shown.height
  const extent = geometry.writing === 'vertical' ? shown.width : shown.height
  const lines = Math.ceil(extent / geometry.pitch)
  figure.children[position] = h('div.picture', { style: `block-size:${lines * geometry.pitch}px` }, [image])
}

/** Within a line a picture is as high as the line: more would push the lines off the grid. */
function fitToLine(image: Element, { writing, pitch }: Geometry): void {
  const width = Number(image.properties.width)
  const height = Number(image.properties.height)
  if (!(width > 0) || !(height > 0)) return
  const scale = Math.min(1, pitch / (writing === 'vertical' ? width : height))
  image.properties.width = Math.round(width * scale)
  image.properties.height = Math.round(height * scale)
}

function inFigure(parent: Parents | undefined): boolean {
  return parent?.type === 'element' && (hasClass(parent, 'figure') || hasClass(parent, 'picture'))
}

/** A printed address may break behind its points and slashes; whole, it tears a hole into the line before it. */
function breakAddress(link: Element): void {
  link.children = link.children.flatMap((child): ElementContent[] => {
    if (child.type === 'element') {
      breakAddress(child)
      return [child]
    }
    if (child.type !== 'text' || !/^[\x21-\x7e]{12,}$/.test(child.value)) return [child]
    const pieces = child.value.split(/(?<=[/?&=.])(?!\/)/)
    return pieces.flatMap((value, index): ElementContent[] =>
      index ? [h('wbr'), { type: 'text', value }] : [{ type: 'text', value }],
    )
  })
}

/** A date in the last line of a sign-off stands where the standard has it, the names in the middle above it. */
function markDated(signature: Element): void {
  const lines = signature.children.filter((child): child is Element => child.type === 'element')
  const last = lines.at(-1)
  if (!last || !/年.{1,3}月(.{1,3}日)?$/u.test(textOf(last).trim())) return
  const room = LONGEST_NAME + textOf(last).trim().length
  if (lines.every((line) => textOf(line).trim().length <= room)) addClass(signature, 'dated')
}

/** Characters by which a name may be longer than the date that it is centred above: what is left to the edge on both sides. */
const LONGEST_NAME = 4

/** Characters of a chapter's title that are surely one line, in every theme. */
const TITLE_LINE = 12

/** Lines up to which code moves to the next page rather than break. */
const SHORT_CODE = 8

/** Lines up to which a poem, or a stanza of one, moves to the next page rather than break. */
const SHORT_VERSE = 8

function sizeVerse(verse: Element): void {
  const stanzas = verse.children.filter((child) => child.type === 'element')
  const lines = stanzas.map(linesIn)
  if (lines.some((count) => count > SHORT_VERSE)) addClass(verse, 'long')
  if (stanzas.length > 1) addClass(verse, 'stanzas')
}

function linesIn(stanza: Element): number {
  let lines = 1
  visit(stanza, 'element', ({ tagName }) => {
    if (tagName === 'br') lines += 1
  })
  return lines
}

/** Characters of a first list item that is surely one line: the second stays with it. */
const ONE_LINE = 20

/** 如下： stays with two lines of what it announces. */
function keepLeadIn(paragraph: Element, parent: Parents, position: number): void {
  const next = parent.children.slice(position + 1).find((node) => node.type === 'element')
  if (!/[：:]$/.test(textOf(paragraph).trimEnd()) || next?.type !== 'element') return
  addClass(paragraph, 'lead-in')
  if (next.tagName !== 'ol' && next.tagName !== 'ul') return
  const [first] = next.children.filter((child) => child.type === 'element')
  if (first && textOf(first).length <= ONE_LINE) addClass(first, 'lead-in')
}

function targetOf(link: Element): string {
  return decodeURIComponent(String(link.properties.href ?? '').slice(1))
}
