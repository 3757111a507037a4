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
  let widest = 1
  for (const item of list.children) {
    if (item.type !== 'element' || item.tagName !== 'li') continue
    if (tookTaskBox(item)) continue
    const number = list.tagName === 'ol' ? numberAt(value, vertical, depth) : undefined
    const marker = number ? h('span.marker', { dataGenerated: '' }, inForm(number, vertical, depth)) : bullet(depth)
    widest = Math.max(widest, number?.length ?? 1)
    value += 1
    const first = item.children.find((child): child is Element => child.type === 'element' || hasText(child))
    if (first?.type === 'element' && first.tagName === 'p') first.children.unshift(marker)
    else item.children.unshift(marker)
  }
  if (list.tagName !== 'ol') return
  if (depth % 3 === 1) list.properties.className = [...classesOf(list), 'bracketed']
  // Behind 二十三、 the text begins where its number ends: if all others waited for it, 一、 would stand two squares from its own.
  const room = vertical ? Math.min(widest, 2) : widest
  // How wide that is the style sheet knows (styles/base.css).
  if (room > 1) list.properties.style = `--number:${room}`
}

function numberAt(value: number, vertical: boolean, depth: number): string {
  if (depth % 3 === 2) return noteMark(value)
  return vertical ? chineseNumeral(value) : String(value)
}

function inForm(number: string, vertical: boolean, depth: number): string {
  if (depth % 3 === 1) return `（${number}）`
  if (depth % 3 === 2) return number
  return vertical ? `${number}、` : `${number}.`
}

function classesOf({ properties }: Element): string[] {
  return Array.isArray(properties.className) ? properties.className.map(String) : []
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
