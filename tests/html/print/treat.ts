import type { Element, ElementContent } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { toHtml } from 'hast-util-to-html'
import type { PrintEdition } from '../../../scripts/config/book.ts'
import type { Document } from '../../../scripts/html/document.ts'
import { prepareForPrint } from '../../../scripts/html/print/prepare.ts'

export const horizontal: PrintEdition = {
  name: 'h',
  format: 'pdf',
  theme: 'booklet',
  writing: 'horizontal',
  notes: 'chapter',
}
export const vertical: PrintEdition = {
  name: 'v',
  format: 'pdf',
  theme: 'booklet',
  writing: 'vertical',
  notes: 'chapter',
}

/** A document of one chapter that holds the HTML. */
export function documentOf(html: string): Document {
  const children = fromHtml(html, { fragment: true }).children as ElementContent[]
  const section: Element = { type: 'element', tagName: 'section', properties: { className: ['chapter'] }, children }
  const chapter = {
    id: 'chapter-1',
    file: 'a.md',
    title: '',
    matter: 'body' as const,
    headings: [],
    section,
    notes: [],
  }
  return { book: {} as Document['book'], chapters: [chapter], assets: [] }
}

/**
 * One paragraph's inside after the treatment. Short forms, so that the tests can be read: `_` half a square of air, `'` a thin
 * space, `,` the air of an interpunct, `[…]` kept together, `<name>…</name>` for the other spans.
 */
export function treat(html: string, edition: PrintEdition = horizontal): string {
  const section = prepareForPrint(documentOf(`<p>${html}</p>`), edition).chapters[0]?.section as Element
  return short((section.children[0] as Element).children)
}

export const treatVertical = (html: string) => treat(html, vertical)

export function short(nodes: ElementContent[]): string {
  return nodes.map(shortNode).join('')
}

const GAPS: Record<string, string> = { 'half-space': '_', 'thin-space': "'", 'point-space': ',' }

/** The blank beside a mark: the treatment leaves no other there. */
const PLAIN_AIR = /(?<=[，。、．；：！？」』）》〉】〕〗］｝]) | (?=[「『（《〈【〔〖［｛])/gu

function shortNode(node: ElementContent): string {
  if (node.type !== 'element') return toHtml(node).replace(PLAIN_AIR, '_')
  const name = String((node.properties.className as string[] | undefined)?.[0] ?? '')
  if (node.tagName !== 'span' || name === '')
    return toHtml({ ...node, children: [] }).replace('></', `>${short(node.children)}</`)
  if (GAPS[name]) return GAPS[name]
  return name === 'nb' ? `[${short(node.children)}]` : `<${name}>${short(node.children)}</${name}>`
}
