import { bleedOnPaper, reachesEdge } from './bleed.ts'
import type { Geometry, Page } from './page.ts'
import { cutPieces } from './pieces.ts'
import { markForTags } from './tag-marks.ts'

/** What is printed: one document for the style sheets, and the pages in pieces that stand in it one after the other. */
export type Sheet = {
  /** The document without pages; an empty `<style id="page-rules">` waits for those of a piece. */
  shell: string
  pieces: SheetPiece[]
}

export type SheetPiece = {
  /** An @page rule for every page. */
  rules: string
  /** HTML of the body, made when it is asked for: it says nothing that the pages do not hold. */
  readonly body: string
  /** Ids in this piece that links in others lead to. */
  targets: string[]
}

/**
 * The static documents that print the pages: a section a page, heads and folios in native @page margin boxes, nothing
 * positioned (every positioned page makes printing walk over all layers again, which is quadratic).
 * `styles` are the edition's, fonts included; `attributes` those of `<html>`; `bleed` is in mm.
 */
export function composeSheet(
  pages: readonly Page[],
  request: {
    geometry: Geometry
    bleed: number
    styles: string
    language: string
    title: string
    attributes: string
  },
): Sheet {
  const { geometry, bleed, language, attributes, title, styles } = request
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
    rules: piece
      .map((page) => (reachesEdge(page) ? edgeRule(page, geometry, bleed) : pageRule(page, geometry)))
      .join('\n'),
    get body() {
      return piece.map((page) => section(page, language, bleed)).join('\n')
    },
    targets: piece.flatMap(({ ids }) => ids.filter((id) => linked.has(id))),
  }))
  return { shell, pieces }
}

/** Ids that links may lead to. An attribute's text that only looks like a link does no harm. */
function linkTargets(html: string): string[] {
  return [...html.matchAll(/ href="#([^"]+)"/g)].map(([, id = '']) => decodeURIComponent(id))
}

function section(page: Page, language: string, bleed: number): string {
  const notes = page.notes ? `<div class="notes">${markForTags(page.notes, language)}</div>` : ''
  const extent = page.notes ? ` style="block-size:${page.extent}px"` : ''
  const edge = reachesEdge(page)
  const beyond = edge ? `;--bleed:${bleedOnPaper(bleed).bleed}px` : ''
  const html = markForTags(page.html, language)
  return `<section class="page ${page.part}${edge ? ' edge' : ''}" style="page:p${page.index}${beyond}"><div class="flow"${extent}>${html}</div>${notes}</section>`
}

/** Which physical side a page is on: a right-bound book has its recto pages on the left. */
function isLeft(page: Page, writing: Geometry['writing']): boolean {
  return writing === 'vertical' ? page.side === 'recto' : page.side === 'verso'
}

function pageRule(page: Page, geometry: Geometry): string {
  const { trim, area, margin, writing, pitch } = geometry
  const left = isLeft(page, writing)
  const width = (trim.width * 96) / 25.4
  const height = (trim.height * 96) / 25.4
  const outer = width - area.width - margin.inner
  const bottom = height - area.height - margin.top
  const [leftMargin, rightMargin] = left ? [outer, margin.inner] : [margin.inner, outer]
  // The margins leave a hair more than the type area, so that rounding never pushes a section to a second page. A section stands at the
  // left of what they leave.
  const vertical = writing === 'vertical'
  const margins = [
    margin.top - (vertical ? 0 : CUSHION),
    round(rightMargin - (vertical ? CUSHION + 2 : END_CUSHION)),
    round(bottom - 2),
    vertical ? columnsLeft(left, width - area.width, margin.inner, pitch) : round(leftMargin),
  ]
  return `@page p${page.index}{size:${trim.width}mm ${trim.height}mm;margin:${margins.map((length) => `${length}px`).join(' ')};${marginBoxes(page, writing, left ? 'left' : 'right')}}`
}

/** Paper that is larger than the page by the bleed and a little more; the section fills all of it but that (styles/page.css). */
function edgeRule({ index }: Page, { trim }: Geometry, bleed: number): string {
  const around = bleedOnPaper(bleed)
  const [width, height] = [trim.width, trim.height].map((mm) => round((mm * 96) / 25.4 + 2 * around.paper))
  const cushion = around.paper - around.bleed
  return `@page p${index}{size:${width}px ${height}px;margin:${cushion}px 1px 1px ${cushion}px}`
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

/**
 * px of the right margin that belong to a horizontal section: readings and marks may reach a little past the last character of a line,
 * and where anything reaches past the page's content box Chromium prints the whole page smaller.
 */
const END_CUSHION = 8.5

/**
 * Running head and folio, on the outer side: above and below the type area; in vertical books beside it, the head from the first
 * character down and the folio at its foot, as the fold of a Chinese page (版心) has them. Margin boxes inherit from the root,
 * so the theme decides their looks by custom properties.
 */
function marginBoxes({ head, folioLine }: Page, writing: Geometry['writing'], side: 'left' | 'right'): string {
  const boxes: [content: string, place: string, style: string][] =
    writing === 'horizontal'
      ? [
          [
            head,
            `top-${side}`,
            `${HEAD};${inset(side, '--head-inset')};vertical-align:bottom;padding-bottom:var(--head-distance)`,
          ],
          [
            folioLine,
            `bottom-${side}`,
            `${FOLIO};${inset(side, '--folio-inset')};vertical-align:top;padding-top:var(--folio-distance)`,
          ],
        ]
      : [
          [head, `${side}-top`, `${HEAD};margin-inline:var(--head-inset);${beside(side, 'start', true)}`],
          [
            folioLine,
            `${side}-bottom`,
            `${FOLIO};margin-inline:var(--folio-inset);${beside(side, 'end', HAN.test(folioLine))}`,
          ],
        ]
  return boxes
    .map(([content, place, style]) => (content ? `@${place}{content:${cssString(content)};${style}}` : ''))
    .join('')
}

/** From the edge of the type area, on the outer side. */
function inset(side: 'left' | 'right', property: string): string {
  return side === 'left' ? `margin-left:var(${property})` : `margin-right:calc(var(${property}) + ${END_CUSHION}px)`
}

const HEAD = 'white-space:nowrap;font:var(--head-font);writing-mode:horizontal-tb'
const FOLIO = 'white-space:nowrap;font:var(--folio-font);writing-mode:horizontal-tb'

/** Its only line is the one next to the type area. Roman and arabic figures lie across, as they are read. */
function beside(side: 'left' | 'right', end: 'start' | 'end', upright: boolean): string {
  const inner = side === 'left' ? 'right' : 'left'
  const distance = `padding-${inner}:var(--head-distance)`
  if (!upright) return `${distance};text-align:${inner};vertical-align:${end === 'end' ? 'bottom' : 'top'}`
  return `writing-mode:vertical-${side === 'left' ? 'rl' : 'lr'};${distance};text-align:${end};vertical-align:top`
}

const HAN = /\p{Script=Han}/u

const round = (value: number) => Math.round(value * 100) / 100

function cssString(text: string): string {
  return `"${text.replace(/["\\\n<]/g, (sign) => `\\${sign.charCodeAt(0).toString(16)} `)}"`
}

function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
}
