import type * as pdfjs from 'pdfjs-dist'
import type { TextItem } from 'pdfjs-dist/types/src/display/api.d.ts'
import type { Click } from '../locate.ts'

/** One PDF, as the server has it for a while. Lengths in mm. */
export type Print = {
  /** Draws page `index`, from 0, at `scale` device pixels to the mm, what lies outside of the trimmed page left out. */
  draw(index: number, trim: { width: number; height: number }, scale: number): Promise<HTMLCanvasElement>
  /** The text around a point of the trimmed page, mm from its left top corner. Undefined where a page has no text. */
  textAt(
    index: number,
    trim: { width: number; height: number },
    point: { x: number; y: number },
  ): Promise<Click | undefined>
  close(): void
}

type Library = typeof pdfjs

const PDF_JS = '../pdfjs/pdf.min.mjs'
let library: Promise<Library> | undefined

/** Rejects when the server has a newer one by now. */
export async function openPrint(file: string): Promise<Print> {
  library ??= import(PDF_JS) as Promise<Library>
  const { getDocument, GlobalWorkerOptions } = await library
  GlobalWorkerOptions.workerSrc = new URL('../pdfjs/pdf.worker.min.mjs', import.meta.url).href
  const task = getDocument({ url: file })
  const pdf = await task.promise
  return {
    async draw(index, trim, scale) {
      const page = await pdf.getPage(index + 1)
      const { canvas, viewport } = sizedFor(page, trim, scale)
      await page.render({ canvas, viewport }).promise
      return canvas
    },
    async textAt(index, trim, point) {
      const page = await pdf.getPage(index + 1)
      const { items } = await page.getTextContent()
      const { viewport } = sizedFor(page, trim, 1)
      const [x, y] = viewport.convertToPdfPoint(point.x, point.y) as [number, number]
      return clickIn(
        items.filter((item): item is TextItem => 'str' in item),
        { x, y },
      )
    },
    close: () => void task.destroy(),
  }
}

/** Paper may be larger than the trimmed page, by as much on every side. */
function sizedFor(page: pdfjs.PDFPageProxy, trim: { width: number; height: number }, scale: number) {
  const points = 72 / 25.4
  const paper = page.getViewport({ scale: 1 })
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(trim.width * scale)
  canvas.height = Math.round(trim.height * scale)
  const viewport = page.getViewport({
    scale: scale / points,
    offsetX: ((trim.width * points - paper.width) / 2) * (scale / points),
    offsetY: ((trim.height * points - paper.height) / 2) * (scale / points),
  })
  return { canvas, viewport }
}

/** The character next to a point; `point` in the units of the PDF. */
function clickIn(items: readonly TextItem[], point: { x: number; y: number }): Click | undefined {
  const texts = items.map(({ str }) => str.replace(/\s/g, ''))
  let best: { distance: number; at: number } | undefined
  let before = 0
  for (const [index, item] of items.entries()) {
    const text = texts[index] ?? ''
    if (text !== '') {
      const { distance, along } = measure(item, point)
      const at = before + Math.min(text.length - 1, Math.floor(along * text.length))
      if (!best || distance < best.distance) best = { distance, at }
    }
    before += text.length
  }
  const all = texts.join('')
  if (!best) return undefined
  const { at } = best
  return {
    before: all.slice(Math.max(0, at - AROUND), at),
    after: all.slice(at, at + AROUND),
    fraction: at / all.length,
  }
}

/** Characters on either side that say where one stands. */
const AROUND = 24

/** How far a point is from the box of a run, and how far along the run, from 0 to 1. */
function measure({ transform, width, height }: TextItem, { x, y }: { x: number; y: number }) {
  const [a, b, , , e, f] = transform as [number, number, number, number, number, number]
  const size = Math.hypot(a, b) || 1
  const [ux, uy] = [a / size, b / size]
  const along = (x - e) * ux + (y - f) * uy
  // From the baseline upwards; Han reach a little below it.
  const across = -(x - e) * uy + (y - f) * ux + 0.12 * height
  const outside = (value: number, length: number) => Math.max(0, -value, value - length)
  return {
    distance: Math.hypot(outside(along, width), outside(across, height)),
    along: Math.min(0.999, Math.max(0, along / (width || 1))),
  }
}
