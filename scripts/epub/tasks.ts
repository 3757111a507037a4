import type { Element } from 'hast'
import { addClass, hasClass, isElement } from '../html/elements.ts'
import { walk } from './walk.ts'

/**
 * The box of a task takes the place of its item's bullet, as in print: item and box are named, since not all readers know `:has()`.
 * In a numbered list the number stays before the box. Changes the tree in place.
 */
export function takeTaskBoxes(section: Element): void {
  walk(section, (item, _, list) => {
    if (item.tagName !== 'li' || list?.tagName !== 'ul') return
    const begin = firstElement(item)
    const box = begin && isElement(begin, 'p') ? firstElement(begin) : begin
    if (!box || !hasClass(box, 'task')) return
    addClass(item, 'task-item')
    addClass(box, 'marker')
  })
}

const firstElement = ({ children }: Element) => children.find((child) => child.type === 'element')
