import type { Page as Tab } from 'puppeteer-core'
import type { PrintEdition } from '../config/book.ts'
import type { Geometry } from './page.ts'

/**
 * Reads the page of an edition from the custom properties of its style sheets (styles/README.md lists them), as the
 * browser resolves them, so that CSS stays the only place where a size is written.
 */
export async function readGeometry(tab: Tab, edition: PrintEdition): Promise<Geometry> {
  const px = await tab.evaluate((names) => {
    const probe = document.createElement('div')
    probe.style.position = 'absolute'
    document.body.append(probe)
    const values = names.map((name) => {
      probe.style.width = `var(${name})`
      return probe.getBoundingClientRect().width
    })
    probe.remove()
    return values
  }, PROPERTIES)
  const [pageWidth, pageHeight, width, height, top, inner, size, pitch, head, inset] = px as [
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
    pitch,
    head: Math.floor((width - inset) / head),
  }
}

const PROPERTIES = [
  '--page-width',
  '--page-height',
  '--area-width',
  '--area-height',
  '--margin-top',
  '--margin-inner',
  '--size',
  '--pitch',
  '--head-size',
  '--head-inset',
]
