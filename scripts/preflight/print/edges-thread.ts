// The first import has to come first: PDF.js looks for a canvas as it is loaded.
import '../without-canvas.ts'
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'
import 'pdfjs-dist/legacy/build/pdf.worker.mjs'
import { readDrawn } from '../drawn.ts'
import { type Cut, type Edges, readEdges } from './page-edges.ts'

/** Pages of a press file whose edges are looked at, by index. */
export type EdgesTask = { pdf: Uint8Array; only: readonly number[]; cut: Cut }

/** Reads the edges of some pages, in a thread of its own. Rejects when the bytes are no PDF. */
export async function work({ pdf, only, cut }: EdgesTask): Promise<Edges[]> {
  const loading = getDocument({
    data: pdf,
    disableFontFace: true,
    fontExtraProperties: true,
    useSystemFonts: false,
    verbosity: VerbosityLevel.ERRORS,
  })
  try {
    const file = await loading.promise
    const found: Edges[] = []
    for (const index of only) {
      const page = await file.getPage(index + 1)
      const [left = 0, lower = 0, right = 0, upper = 0] = page.view
      const drawn = readDrawn(await page.getOperatorList(), left, upper)
      found.push(readEdges(drawn, { width: right - left, height: upper - lower }, cut))
      page.cleanup()
    }
    return found
  } finally {
    await loading.destroy()
  }
}
