import type { Element, ElementContent, Text } from 'hast'
import { h } from 'hastscript'
import { hasClass } from '../html/elements.ts'

/**
 * Puts `span.nb` round what a narrow screen would part and no reader's line breaker holds: a note call and the character before
 * it, a number and its Latin unit (5 ℃, 4.6 km), a formula or picture in the line and the marks beside it. The rest is left to the reader.
 * Changes the tree in place.
 */
export function keepTogether(element: Element): void {
  if (['pre', 'code', 'math'].includes(element.tagName)) return
  const children: ElementContent[] = []
  for (const child of element.children) {
    if (child.type === 'text') children.push(...numbersWithUnits(child))
    else if (hasClass(child, 'note-call')) children.push(withWordBefore(child, children))
    else {
      if (child.type === 'element') keepTogether(child)
      children.push(child)
    }
  }
  element.children = withMarks(children)
}

/** To a line breaker a formula or a picture may be followed by anything, a full stop too. */
function withMarks(nodes: readonly ElementContent[]): ElementContent[] {
  const done: ElementContent[] = []
  for (const [index, node] of nodes.entries()) {
    const held = node.type === 'element' && HELD_BY_MARKS.has(node.tagName)
    const before = done.at(-1)
    const after = nodes[index + 1]
    const opening = held && before?.type === 'text' ? cut(before, /[\p{Ps}\p{Pi}]+$/u) : ''
    const closing = held && after?.type === 'text' ? cut(after, /^[\p{Pe}\p{Pf}\p{Po}]+/u) : ''
    const marks = [opening, node, closing].filter((one) => one !== '')
    done.push(marks.length > 1 ? kept(...marks) : node)
  }
  return done.filter((node) => node.type !== 'text' || node.value !== '')
}

const HELD_BY_MARKS = new Set(['math', 'img'])

/** Takes the part of a text that matches out of it. */
function cut(text: Text, pattern: RegExp): string {
  const found = text.value.match(pattern)?.[0] ?? ''
  text.value = text.value.replace(pattern, '')
  return found
}

const NUMBER_AND_UNIT = /(\d[\d.,]*[ \u00a0](?:[A-Za-zµμΩ°℃℉%‰][\w/²³·]{0,5})(?![A-Za-z]))/

function numbersWithUnits(text: Text): ElementContent[] {
  return text.value
    .split(NUMBER_AND_UNIT)
    .map((part, index): ElementContent => (index % 2 === 1 ? kept(part) : { type: 'text', value: part }))
    .filter((node) => node.type !== 'text' || node.value !== '')
}

const HELD = ['nb', 'note-call', 'tcy', 'han-number']

/** Takes the last character of the text before the call, or the whole of a short element, out of `before`. */
function withWordBefore(call: Element, before: ElementContent[]): ElementContent {
  const last = before.at(-1)
  if (
    last?.type === 'element' &&
    (['ruby', 'math'].includes(last.tagName) || HELD.some((name) => hasClass(last, name)))
  ) {
    before.pop()
    return kept(last, call)
  }
  // A closing mark may not begin a line; the character before it goes with it.
  const word = last?.type === 'text' ? last.value.match(/[^\s\p{P}]?\p{P}{0,3}$/u)?.[0] : ''
  if (last?.type !== 'text' || !word) return call
  last.value = last.value.slice(0, -word.length)
  if (last.value === '') before.pop()
  return kept(word, call)
}

function kept(...content: (ElementContent | string)[]): Element {
  return h('span', { className: ['nb'] }, content)
}
