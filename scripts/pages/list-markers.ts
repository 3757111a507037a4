import type { Element, ElementContent } from 'hast'
import { h } from 'hastscript'
import { hasClass } from '../html/elements.ts'
import { chineseNumeral } from '../html/numerals.ts'
import { noteMark } from './note-mark.ts'

/**
 * Gives the items of every list below `tree` their marker as text: numbers then go on over page breaks by themselves, and
 * are subset and read back like all text. Each level has a form of its own, as in papers: 1. （1） ①, vertical 一、（一）①.
 */
export function addListMarkers(tree: Element, vertical: boolean, depth = 0): void {
  for (const child of tree.children) {
    if (child.type !== 'element') continue
    const isList = child.tagName === 'ol' || child.tagName === 'ul'
    if (isList) markItems(child, vertical, depth)
    addListMarkers(child, vertical, isList ? depth + 1 : depth)
  }
}

/** Characters that markers may bring into a document. */
export const MARKER_CHARACTERS = '0123456789.●○、（）一二三四五六七八九十百〇①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳'

function markItems(list: Element, vertical: boolean, depth: number): void {
  let value = Number(list.properties.start ?? 1)
  for (const item of list.children) {
    if (item.type !== 'element' || item.tagName !== 'li') continue
    if (tookTaskBox(item)) continue
    const marker = list.tagName === 'ol' ? numberMarker(value, vertical, depth) : bullet(depth)
    value += 1
    const first = item.children.find((child): child is Element => child.type === 'element' || hasText(child))
    if (first?.type === 'element' && first.tagName === 'p') first.children.unshift(marker)
    else item.children.unshift(marker)
  }
}

function numberMarker(value: number, vertical: boolean, depth: number): Element {
  const number = vertical ? chineseNumeral(value) : String(value)
  if (depth % 3 === 1) return h('span.marker.bracketed', { dataGenerated: '' }, `（${number}）`)
  if (depth % 3 === 2) return h('span.marker', { dataGenerated: '' }, noteMark(value))
  return h('span.marker', { dataGenerated: '' }, vertical ? `${number}、` : `${number}.`)
}

function bullet(depth: number): Element {
  return h('span.marker.bullet', { dataGenerated: '' }, depth % 2 === 0 ? '●' : '○')
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

function hasText(node: ElementContent): boolean {
  return node.type === 'text' && node.value.trim() !== ''
}
