import type { Element, ElementContent, Parents } from 'hast'
import { toString as textOf } from 'hast-util-to-string'
import { h } from 'hastscript'
import { visit } from 'unist-util-visit'
import type { DocumentChapter } from '../html/document.ts'
import { toHtml } from '../html/serialize.ts'
import { hanNumber } from './folio.ts'
import type { Geometry } from './page.ts'
import type { Part } from './part.ts'

/**
 * A chapter as the layouter takes it. Everything a browser would generate by itself (list markers, note numbers, the
 * ornament of a section break) becomes text marked data-generated, so that it is subset, counted and read back like all text;
 * pictures get a size that fits the type area and a box of whole lines.
 * `folios` gives what a page reference prints; ids without an entry print "0".
 */
export function chapterPart(
  chapter: DocumentChapter,
  index: number,
  geometry: Geometry,
  folios: ReadonlyMap<string, string>,
): Part {
  const vertical = geometry.writing === 'vertical'
  const section = structuredClone(chapter.section)
  const notes = chapter.notes.map((note) => markNote(structuredClone(note.element), note.number))
  for (const tree of [section, ...notes]) {
    visit(tree, 'element', (element, position, parent) => {
      if (element.tagName === 'ol' || element.tagName === 'ul') addMarkers(element, vertical)
      if (element.tagName === 'hr' && hasClass(element, 'section-break') && parent && position !== undefined) {
        parent.children[position] = h('p.section-break', { dataGenerated: '' }, SECTION_BREAK)
      }
      if (element.tagName === 'a' && hasClass(element, 'page-reference')) {
        element.children = [{ type: 'text', value: folios.get(targetOf(element)) ?? '0' }]
      }
      if (element.tagName === 'a' && hasClass(element, 'note-call')) {
        element.children = [{ type: 'text', value: noteMark(Number(textOf(element))) }]
      }
      if (element.tagName === 'a' && /^(https?|mailto):/.test(String(element.properties.href))) breakAddress(element)
      if (vertical && hasClass(element, 'heading-number')) dropPoint(element)
      if (element.tagName === 'figure' && hasClass(element, 'figure')) fitPicture(element, geometry)
      if (element.tagName === 'img' && !inFigure(parent)) fitToLine(element, geometry)
      if (element.tagName === 'figure' && hasClass(element, 'table')) keepShortTable(element)
    })
  }
  return { kind: 'chapter', chapter: index, html: toHtml(section), notes: notes.map(toHtml).join(''), recto: false }
}

/** Characters that chapterPart may add to a document, beside the marks of its notes: fonts need them. */
export const CHAPTER_CHARACTERS = '0123456789.●、一二三四五六七八九十百〇（）续表图＊　'

const SECTION_BREAK = '＊　＊　＊'

/** ① to ㊿, the form of mainland books; Unicode has no circle for higher numbers, they stand in brackets. */
export function noteMark(number: number): string {
  if (number >= 1 && number <= 20) return String.fromCodePoint(0x2460 + number - 1)
  if (number >= 21 && number <= 35) return String.fromCodePoint(0x3251 + number - 21)
  if (number >= 36 && number <= 50) return String.fromCodePoint(0x32b1 + number - 36)
  return `（${number}）`
}

function markNote(note: Element, number: number): Element {
  const mark = h('span.note-mark', { dataGenerated: '' }, noteMark(number))
  const first = note.children.find((child): child is Element => child.type === 'element')
  if (first?.tagName === 'p') first.children.unshift(mark)
  else note.children.unshift(mark)
  return note
}

/** Decimal numbers go on over page breaks by themselves when they are text. */
function addMarkers(list: Element, vertical: boolean): void {
  let value = Number(list.properties.start ?? 1)
  for (const item of list.children) {
    if (item.type !== 'element' || item.tagName !== 'li') continue
    if (tookTaskBox(item)) continue
    const number = vertical ? `${hanNumber(value)}、` : `${value}.`
    const ordered = list.tagName === 'ol'
    const marker = h(ordered ? 'span.marker' : 'span.marker.bullet', { dataGenerated: '' }, ordered ? number : '●')
    value += 1
    const first = item.children.find((child): child is Element => child.type === 'element' || hasText(child))
    if (first?.type === 'element' && first.tagName === 'p') first.children.unshift(marker)
    else item.children.unshift(marker)
  }
}

/** The box of a task takes the place of the marker; the typed blank behind it goes, the indent gives the distance. */
function tookTaskBox(item: Element): boolean {
  const holders = [item, ...item.children.filter((child): child is Element => child.type === 'element')]
  for (const { children } of holders) {
    const position = children.findIndex((child) => child.type === 'element' && hasClass(child, 'task'))
    const [box, text] = children.slice(position, position + 2)
    if (position === -1 || box?.type !== 'element') continue
    box.properties.className = ['task', 'marker']
    if (text?.type === 'text') text.value = text.value.trimStart()
    return true
  }
  return false
}

/** In a vertical line "1." is an upright digit and a blank: the point has no place beside it. */
function dropPoint(number: Element): void {
  const [, digits] = textOf(number).match(/^(\d+)\.$/) ?? []
  if (digits) number.children = [h('span.tcy', digits), { type: 'text', value: '　' }]
}

function hasText(node: ElementContent): boolean {
  return node.type === 'text' && node.value.trim() !== ''
}

/** Share of the type area that a picture may take along the block axis: a caption has to fit below it. */
const PICTURE_SHARE = 0.75

function fitPicture(figure: Element, geometry: Geometry): void {
  const position = figure.children.findIndex((child) => child.type === 'element' && child.tagName === 'img')
  const image = figure.children[position] as Element | undefined
  const width = Number(image?.properties.width)
  const height = Number(image?.properties.height)
  if (!image || !(width > 0) || !(height > 0)) return
  const vertical = geometry.writing === 'vertical'
  const most = {
    width: vertical ? geometry.area.width * PICTURE_SHARE : geometry.area.width,
    height: vertical ? geometry.area.height : geometry.area.height * PICTURE_SHARE,
  }
  const scale = Math.min(1, most.width / width, most.height / height)
  const shown = { width: Math.round(width * scale), height: Math.round(height * scale) }
  image.properties.width = shown.width
  image.properties.height = shown.height
  const extent = vertical ? shown.width : shown.height
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

/** Rows up to which a table moves to the next page rather than break. */
const SHORT_TABLE = 8

function keepShortTable(figure: Element): void {
  let rows = 0
  visit(figure, 'element', (element) => {
    if (element.tagName === 'tr') rows += 1
  })
  if (rows <= SHORT_TABLE && Array.isArray(figure.properties.className)) figure.properties.className.push('kept')
}

function targetOf(link: Element): string {
  return decodeURIComponent(String(link.properties.href ?? '').slice(1))
}

function hasClass(element: Element, name: string): boolean {
  const { className } = element.properties
  return Array.isArray(className) && className.includes(name)
}
