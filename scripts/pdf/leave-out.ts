import { PDFArray, PDFDict, type PDFDocument, PDFName, PDFNumber, type PDFObject } from './pdf-lib.ts'

/**
 * Takes the first `count` pages out of a PDF that has a flat number tree of page labels, as finishPdf() writes it; those that stay are called what
 * they were called (ISO 32000-1, 12.4.2). Nothing may lead to a page that goes.
 */
export function leaveOutFirst(pdf: PDFDocument, count: number): void {
  const labels = pdf.catalog.lookupMaybe(PDFName.of('PageLabels'), PDFDict)?.lookup(PDFName.of('Nums'), PDFArray)
  if (labels) {
    const entries = pairs(labels)
    const first = entries.findLast(([index]) => index <= count)
    const later = entries.filter(([index]) => index > count)
    const kept = [...(first ? [countedOn(first, count)] : []), ...later]
    const nums = kept.flatMap(([index, label]) => [PDFNumber.of(Math.max(0, index - count)), label])
    pdf.catalog.set(PDFName.of('PageLabels'), pdf.context.obj({ Nums: pdf.context.obj(nums) }))
  }
  for (let page = 0; page < count; page += 1) pdf.removePage(0)
}

type Entry = [index: number, label: PDFObject]

function pairs(nums: PDFArray): Entry[] {
  return Array.from({ length: nums.size() / 2 }, (_, at) => [
    nums.lookup(2 * at, PDFNumber).asNumber(),
    nums.lookup(2 * at + 1),
  ]) as Entry[]
}

/** A label that counts has counted the pages that went. */
function countedOn([index, label]: Entry, count: number): Entry {
  if (index === count || !(label instanceof PDFDict) || !label.has(PDFName.of('S'))) return [index, label]
  const start = label.lookupMaybe(PDFName.of('St'), PDFNumber)?.asNumber() ?? 1
  const own = label.clone()
  own.set(PDFName.of('St'), PDFNumber.of(start + count - index))
  return [index, own]
}
