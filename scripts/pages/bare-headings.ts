import type { Element, Parents } from 'hast'
import { toString as textOf } from 'hast-util-to-string'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { placeOf } from '../diagnostics/place.ts'
import type { Document } from '../html/document.ts'
import { hasPage, sectionBelow } from '../html/floats.ts'

/**
 * True of a heading whose section has no text, and a table or picture that takes a page of its own: no line can stand below it, wherever the
 * page ends.
 */
export function isBare(heading: Element, parent: Parents): boolean {
  const blocks = (parent as Element).children.filter((child) => child.type === 'element')
  const section = sectionBelow(blocks, blocks.indexOf(heading))
  return section.some(hasPage) && section.every(({ properties }) => properties.dataFloat !== undefined)
}

const HEADING = /^h[1-6]$/

/** A warning for each: it stays behind on the page before. */
export function bareHeadings({ chapters }: Document): Diagnostic[] {
  return chapters.flatMap(({ section }) =>
    section.children
      .filter((child): child is Element => child.type === 'element' && HEADING.test(child.tagName))
      .filter((heading) => isBare(heading, section))
      .map((heading) => ({
        severity: 'warning',
        rule: 'pages/heading-bare',
        message: `标题“${textOf(heading)}”下面没有文字，只有占整页的图表，它会单独留在前一页。`,
        hint: '在标题下写一句引出图表的话，如“见:ref{#…}”。',
        place: placeOf(String(heading.properties.dataSource ?? '')),
      })),
  )
}
