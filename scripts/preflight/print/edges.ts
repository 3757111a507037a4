import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { placeOf } from '../../diagnostics/place.ts'
import { points } from '../../pdf/boxes.ts'
import { surroundOf } from '../../pdf/marks/printers-marks.ts'
import type { Cut, EdgeSide, Edges } from './page-edges.ts'
import { pageNamed } from './page-named.ts'

/** mm inside the trim size in which no text should stand: the cut may be out by some of it. */
const SAFETY = 3

/** Where the pages of a press file are cut. @param mm the bleed */
export function cutOf(mm: number): Cut {
  const { bleed, margin } = surroundOf(mm)
  return { bleed: points(margin - bleed), trim: points(margin), text: points(margin + SAFETY) }
}

/** A page of a press file: what it is called, where its content comes from, and whether something on it is meant to reach the edge. */
export type EdgePage = { source: string; label: string; reaches?: boolean }

/** Pages up to which all are read: a reader of other hands takes some 5 ms a page. */
const ALL = 200
const SOME = 64

/** Of a long book those with something that is meant to reach the edge, and others evenly between the first and the last. */
export function pagesToRead(pages: readonly EdgePage[]): number[] {
  if (pages.length <= ALL) return [...pages.keys()]
  const step = (pages.length - 1) / (SOME - 1)
  const evenly = Array.from({ length: SOME }, (_, index) => Math.round(index * step))
  const meant = pages.flatMap(({ reaches }, index) => (reaches ? [index] : []))
  return [...new Set([...meant, ...evenly])].sort((a, b) => a - b)
}

/**
 * Warns of pictures and tints that end where the page is cut, with nothing in the bleed, and of text that is nearly cut off, as the
 * finished file has them.
 */
export function edgeFindings(
  edges: readonly Edges[],
  { bleed, pages }: { bleed: number; pages: readonly EdgePage[] },
): Diagnostic[] {
  return edges.flatMap((page, index): Diagnostic[] => {
    const { source = '', label = `${index + 1}` } = pages[index] ?? {}
    const place = placeOf(source)
    const found: Diagnostic[] = []
    if (page.short.length > 0 && bleed > 0) {
      found.push({
        severity: 'warning',
        rule: 'preflight/bleed-short',
        message: `${pageNamed(label)}有图或底色印到纸边（${page.short.map((side) => NAMES[side]).join('、')}），没有伸出 ${bleed} 毫米的出血：裁切稍偏就露白。`,
        hint: '满版的图写 :::figure{bleed}，封面的底色写 style.css 的 --cover-ground，都会伸进出血；不到纸边的，离纸边 3 毫米以上。',
        place,
      })
    }
    if (page.near !== '') {
      const words = [...page.near].slice(0, 10).join('')
      found.push({
        severity: 'warning',
        rule: 'preflight/near-edge',
        message: `${pageNamed(label)}的“${words}”离裁切线不到 ${SAFETY} 毫米，裁切稍偏就会切到字。`,
        hint: '把字移到离纸边 3 毫米以上：加大 style.css 里的天头、订口，或缩短这一处。',
        place,
      })
    }
    return found
  })
}

const NAMES: Record<EdgeSide, string> = { left: '左', top: '上', right: '右', bottom: '下' }
