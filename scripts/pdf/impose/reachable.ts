import { PDFArray, type PDFContext, PDFDict, type PDFObject, PDFRef, PDFStream } from '../pdf-lib.ts'

/** Takes out of a PDF what nothing refers to any more. */
export function dropUnreachable(context: PDFContext): void {
  const reached = new Set<PDFRef>()
  const open: (PDFObject | undefined)[] = [context.trailerInfo.Root, context.trailerInfo.Info]
  while (open.length > 0) {
    const object = open.pop()
    if (object instanceof PDFRef) {
      if (reached.has(object)) continue
      reached.add(object)
      open.push(context.lookup(object))
    } else if (object instanceof PDFStream) open.push(object.dict)
    else if (object instanceof PDFDict) for (const value of object.values()) open.push(value)
    else if (object instanceof PDFArray) for (const value of object.asArray()) open.push(value)
  }
  for (const [ref] of context.enumerateIndirectObjects()) if (!reached.has(ref)) context.delete(ref)
}
