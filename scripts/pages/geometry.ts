import type { Page as Tab } from 'puppeteer-core'
import type { PrintEdition } from '../config/book.ts'
import type { Geometry } from './page.ts'

/**
 * Reads the page of an edition from the custom properties of its style sheets (styles/README.md lists them), as the
 * browser resolves them, so that CSS stays the only place where a size is written. What is no length comes out as 0.
 */
export async function readGeometry(tab: Tab, edition: PrintEdition): Promise<Geometry> {
  const px = await tab.evaluate((names) => {
    const probe = document.createElement('div')
    probe.style.position = 'absolute'
    document.body.append(probe)
    const values = names.map((name) => {
      probe.style.width = `calc(${name})`
      return probe.getBoundingClientRect().width
    })
    probe.remove()
    return values
  }, LENGTHS)
  const [pageWidth, pageHeight, width, height, top, inner, size, cells, pitch, notePitch, head, inset, inline] = px as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  const mm = (value: number) => Math.round(((value * 25.4) / 96) * 100) / 100
  return {
    trim: { width: mm(pageWidth), height: mm(pageHeight) },
    writing: edition.writing,
    area: { width, height },
    margin: { top, inner },
    size,
    cell: cells / 64,
    pitch,
    notePitch,
    // Beside a vertical type area the folio has the foot of the line.
    head: Math.floor((edition.writing === 'vertical' ? inline * 0.8 : width - inset) / head),
  }
}

const LENGTHS = [
  'var(--page-width)',
  'var(--page-height)',
  'var(--area-width)',
  'var(--area-height)',
  'var(--margin-top)',
  'var(--margin-inner)',
  'var(--size)',
  // A browser rounds lengths to 64ths of a px, which would add up over a line.
  '64 * (var(--size) + var(--tracking))',
  'var(--pitch)',
  'var(--note-pitch)',
  'var(--head-size)',
  'var(--head-inset)',
  'var(--area-inline)',
]
