import { PDFArray, PDFDict, type PDFDocument, PDFName, PDFNumber, PDFObjectCopier, PDFRef } from '../pdf-lib.ts'

/**
 * Gives a PDF that went through another program the outline of the one it was made from (ISO 32000-1, 12.3.3): Ghostscript hangs entries
 * of many levels below the wrong ones. Its pages are those of the source, each moved by so many points.
 */
export function restoreOutline(
  source: PDFDocument,
  made: PDFDocument,
  moved: readonly { x: number; y: number }[],
): void {
  const root = source.catalog.get(OUTLINES)
  made.catalog.delete(OUTLINES)
  if (!(root instanceof PDFRef)) return
  const copier = PDFObjectCopier.for(source.context, made.context)
  const pages = new Map(source.getPages().map(({ ref }, index) => [ref, index]))
  const targets = made.getPages()
  const places = new Map<PDFRef, PDFRef>()
  const open = [root]
  // Every entry is known before any of them says which is the next.
  for (const ref of open) {
    if (places.has(ref)) continue
    places.set(ref, made.context.nextRef())
    for (const key of LINKS) {
      const next = source.context.lookup(ref, PDFDict).get(key)
      if (next instanceof PDFRef) open.push(next)
    }
  }
  for (const [ref, place] of places) {
    const entry = made.context.obj({}) as PDFDict
    for (const [key, value] of source.context.lookup(ref, PDFDict).entries()) {
      if (LINKS.includes(key)) entry.set(key, places.get(value as PDFRef) ?? place)
      else if (key === DEST) entry.set(key, destination(value))
      else entry.set(key, copier.copy(value))
    }
    made.context.assign(place, entry)
  }
  made.catalog.set(OUTLINES, places.get(root) as PDFRef)

  function destination(value: unknown): PDFArray {
    const given = value instanceof PDFRef ? source.context.lookup(value) : value
    const [page, kind, ...place] = given instanceof PDFArray ? given.asArray() : []
    const index = pages.get(page as PDFRef) ?? 0
    const { x = 0, y = 0 } = moved[index] ?? {}
    const at = place.map((one, axis) =>
      one instanceof PDFNumber && axis < 2 ? PDFNumber.of(one.asNumber() + (axis === 0 ? x : y)) : one,
    )
    const target = made.context.obj([])
    for (const one of [targets[index]?.ref, kind ?? PDFName.of('Fit'), ...at]) if (one) target.push(one)
    return target
  }
}

const OUTLINES = PDFName.of('Outlines')
const DEST = PDFName.of('Dest')
const LINKS = ['First', 'Last', 'Next', 'Prev', 'Parent'].map((name) => PDFName.of(name))
