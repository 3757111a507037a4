import type { Geometry, Page } from './page.ts'
import { cutPieces } from './pieces.ts'

/** What is printed: one document for the style sheets, and the pages in pieces that stand in it one after the other. */
export type Sheet = {
  /** The document without pages; an empty `<style id="page-rules">` waits for those of a piece. */
  shell: string
  pieces: SheetPiece[]
}

export type SheetPiece = {
  /** An @page rule for every page. */
  rules: string
  /** HTML of the body. */
  body: string
  /** Ids in this piece that links in others lead to. */
  targets: string[]
}

/**
 * The static documents that print the pages: a section a page, heads and folios in native @page margin boxes, nothing
 * positioned (every positioned page makes printing walk over all layers again, which is quadratic).
 * `styles` are the edition's, fonts included; `attributes` those of `<html>`.
 */
export function composeSheet(
  pages: readonly Page[],
  request: { geometry: Geometry; styles: string; language: string; title: string; attributes: string },
): Sheet {
  const { geometry, language, attributes, title, styles } = request
  const shell = `<!doctype html>
<html lang="${language}" ${attributes}>
<head>
<meta charset="utf-8">
<title>${escapeHtml(title)}</title>
<style>${styles}</style>
<style id="page-rules"></style>
</head>
<body class="sheet"></body>
</html>`
  const linked = new Set(pages.flatMap(({ html, notes }) => linkTargets(html + notes)))
  const pieces = cutPieces(pages).map((piece) => ({
    rules: piece.map((page) => pageRule(page, geometry)).join('\n'),
    body: piece.map(section).join('\n'),
    targets: piece.flatMap(({ ids }) => ids.filter((id) => linked.has(id))),
  }))
  return { shell, pieces }
}

/** Ids that links may lead to. An attribute's text that only looks like a link does no harm. */
function linkTargets(html: string): string[] {
  return [...html.matchAll(/ href="#([^"]+)"/g)].map(([, id = '']) => decodeURIComponent(id))
}

function section(page: Page): string {
  const notes = page.notes ? `<div class="notes">${page.notes}</div>` : ''
  const extent = page.notes ? ` style="block-size:${page.extent}px"` : ''
  return `<section class="page ${page.part}" style="page:p${page.index}"><div class="flow"${extent}>${page.html}</div>${notes}</section>`
}

/** Which physical side a page is on: a right-bound book has its recto pages on the left. */
function isLeft(page: Page, writing: Geometry['writing']): boolean {
  return writing === 'vertical' ? page.side === 'recto' : page.side === 'verso'
}

function pageRule(page: Page, { trim, area, margin, writing, pitch }: Geometry): string {
  const left = isLeft(page, writing)
  const width = (trim.width * 96) / 25.4
  const height = (trim.height * 96) / 25.4
  const outer = width - area.width - margin.inner
  const bottom = height - area.height - margin.top
  const [leftMargin, rightMargin] = left ? [outer, margin.inner] : [margin.inner, outer]
  const side = left ? 'left' : 'right'
  const boxes = [
    page.head && `@top-${side}{content:${cssString(page.head)};${HEAD}}`,
    page.folioLine && `@bottom-${side}{content:${cssString(page.folioLine)};${FOLIO}}`,
  ]
  // The margins leave a hair more than the type area, so that rounding never pushes a section to a second page. A section stands at the
  // left of what they leave.
  const vertical = writing === 'vertical'
  const margins = [
    margin.top - (vertical ? 0 : CUSHION),
    round(rightMargin - (vertical ? CUSHION + 2 : 0.5)),
    round(bottom - 2),
    vertical ? columnsLeft(left, width - area.width, margin.inner, pitch) : round(leftMargin),
  ]
  return `@page p${page.index}{size:${trim.width}mm ${trim.height}mm;margin:${margins.map((length) => `${length}px`).join(' ')};${boxes.filter(Boolean).join('')}}`
}

/**
 * Left margin of a vertical page. The middle of a column is moved to a whole px, to the right where it is half of one, on either side of the
 * leaf: away from the binding on the right page, towards it on the left one, which gives the px back.
 */
function columnsLeft(left: boolean, spare: number, inner: number, pitch: number): number {
  const binding = Math.round(inner)
  return left ? Math.round(spare - binding - (pitch % 2)) : binding
}

/**
 * px of the block start margin that belong to the section (as padding, styles/page.css): ruby and marks beside the first
 * line reach above it, and what leaves a section upwards Chromium prints on the page before.
 */
const CUSHION = 8

/** Margin boxes inherit from the root, so the theme decides their looks by custom properties. */
const HEAD =
  'writing-mode:horizontal-tb;white-space:nowrap;font:var(--head-font);vertical-align:bottom;padding-bottom:var(--head-distance);margin-inline:var(--head-inset)'
const FOLIO =
  'writing-mode:horizontal-tb;white-space:nowrap;font:var(--folio-font);vertical-align:top;padding-top:var(--folio-distance);margin-inline:var(--folio-inset)'

const round = (value: number) => Math.round(value * 100) / 100

function cssString(text: string): string {
  return `"${text.replace(/["\\\n<]/g, (sign) => `\\${sign.charCodeAt(0).toString(16)} `)}"`
}

function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
}
