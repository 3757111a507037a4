import type { Element, ElementContent, Root } from 'hast'
import { toString as textOf } from 'hast-util-to-string'
import { hasClass, isElement } from './elements.ts'

/**
 * Says of every figure and table whether print may move it (`data-float`). One with a number is called by it, so it may
 * stand at the head of the next page where it does not fit (先文后图, CLREQ on figures): `auto`, unless the author asks for
 * another place, or the paragraph before it announces it with a colon. In lists, quotations and blocks nothing moves. Of figures and tables that
 * are all that a heading has below it the first stays with it.
 */
export function floats() {
  return (tree: Root) => {
    const blocks = tree.children.filter((child) => child.type === 'element')
    for (const [index, block] of blocks.entries()) {
      if (isElement(block, 'figure')) place(block, blocks[index - 1])
      else stay(block)
    }
    // Notes stand at the end of the tree until they have pages to stand on.
    const text = blocks.filter((block) => !hasClass(block, 'note'))
    for (const [index, block] of text.entries()) {
      if (!HEADING.test(block.tagName)) continue
      const section = sectionBelow(text, index)
      if (!section.every((each) => isElement(each, 'figure'))) continue
      const first = section.find((figure) => !hasPage(figure))
      if (first) delete first.properties.dataFloat
    }
  }
}

/** What stands between a heading, `blocks[index]`, and the next heading or break. */
export function sectionBelow(blocks: readonly Element[], index: number): Element[] {
  const below = blocks.slice(index + 1)
  const end = below.findIndex(
    (block) =>
      HEADING.test(block.tagName) ||
      isElement(block, 'hr') ||
      hasClass(block, 'page-break') ||
      hasClass(block, 'section-break'),
  )
  return end < 0 ? below : below.slice(0, end)
}

const HEADING = /^h[1-6]$/

function place(figure: Element, before: Element | undefined): void {
  const { properties } = figure
  const announced = before !== undefined && /[：:]$/.test(textOf(before).trimEnd())
  if (hasCaption(figure) && !announced) properties.dataFloat ??= 'auto'
  if (hasPage(figure)) properties.dataFloat = 'auto'
  else if (properties.dataFloat === 'here') delete properties.dataFloat
}

function hasCaption(figure: Element): boolean {
  return figure.children.some((child) => isElement(child, 'figcaption'))
}

/** A turned table and a full-page picture have a page of their own. */
export function hasPage(figure: Element): boolean {
  return hasClass(figure, 'turned') || hasClass(figure, 'bleed')
}

/** Takes the marks from all figures in `block`: a turned table in a list stays upright, a picture is one like others. */
function stay(block: Element): void {
  if (isElement(block, 'figure')) {
    delete block.properties.dataFloat
    if (hasPage(block)) block.properties.className = [hasClass(block, 'turned') ? 'table' : 'figure']
  }
  for (const child of block.children as ElementContent[]) if (child.type === 'element') stay(child)
}
