import { isPicture } from '../../pages/bleed.ts'
import type { Page, Pages } from '../../pages/page.ts'
import type { Flow } from './flows.ts'
import type { NominalGlyphs } from './nominal.ts'
import type { PlannedPage, Promises } from './page.ts'

/** px of CSS in pt. */
const PT = 0.75

/**
 * What the type of every page is measured against.
 * @param flows of every page, as its HTML has them
 * @param nominal of a vertical edition
 */
export function planPages(
  pages: Pages,
  flows: readonly Flow[][],
  promises: Promises,
  nominal?: NominalGlyphs,
): PlannedPage[] {
  const { geometry } = pages
  const { trim, margin, writing } = geometry
  const width = (trim.width * 72) / 25.4
  const height = (trim.height * 72) / 25.4
  const [across, down] = [geometry.area.width * PT, geometry.area.height * PT]
  return pages.pages.map((page, index) => {
    const { part, side, head, folioLine, chapter } = page
    const bindingIsLeft = (side === 'recto') === (writing === 'horizontal')
    const left = bindingIsLeft ? margin.inner * PT : width - across - margin.inner * PT
    const top = margin.top * PT
    const next: Page | undefined = pages.pages[index + 1]
    return {
      index: page.index,
      // A page that is one picture has no lines.
      part: isPicture(page.html) ? 'blank' : part,
      side,
      head,
      folioLine,
      writing,
      trim: { width, height },
      area: { left, top, right: left + across, bottom: top + down },
      size: geometry.size * PT,
      pitch: geometry.pitch * PT,
      flows: flows[index] ?? [],
      more: chapter !== undefined && next?.chapter === chapter,
      promises,
      nominal,
    }
  })
}
