import { expect, test } from 'vitest'
import { restoreOutline } from '../../../scripts/pdf/colour/outline-again.ts'
import { PDFDict, PDFDocument, PDFHexString, PDFName, type PDFRef } from '../../../scripts/pdf/pdf-lib.ts'
import { work as readPages } from '../../../scripts/preflight/pdf-thread.ts'

async function withPages() {
  const pdf = await PDFDocument.create()
  for (let page = 0; page < 3; page += 1) pdf.addPage([100, 100])
  return pdf
}

test('the outline is that of the source, its places moved with the pages', async () => {
  const source = await withPages()
  const { context } = source
  const refs = Array.from({ length: 4 }, () => context.nextRef())
  const [root, one, below, two] = refs as [PDFRef, PDFRef, PDFRef, PDFRef]
  const entry = (title: string, page: number, links: Record<string, PDFRef>) =>
    context.obj({
      Title: PDFHexString.fromText(title),
      Dest: [source.getPage(page).ref, 'XYZ', 10, 20, 0],
      ...links,
    } as never)
  context.assign(root, context.obj({ Type: 'Outlines', First: one, Last: two, Count: 2 }))
  context.assign(one, entry('One', 0, { Parent: root, First: below, Last: below, Next: two }))
  context.assign(below, entry('Below', 1, { Parent: one }))
  context.assign(two, entry('Two', 2, { Parent: root, Prev: one }))
  source.catalog.set(PDFName.of('Outlines'), root)

  const made = await withPages()
  restoreOutline(source, made, Array(3).fill({ x: 5, y: -5 }))
  const first = made.catalog.lookup(PDFName.of('Outlines'), PDFDict).lookup(PDFName.of('First'), PDFDict)
  expect(first.get(PDFName.of('Dest'))?.toString()).toBe(`[ ${made.getPage(0).ref} /XYZ 15 15 0 ]`)
  const { outline } = await readPages({ pdf: await made.save(), wanted: new Map(), skipped: new Set() })
  expect(outline.map(({ title, depth, page }) => [title, depth, page])).toEqual([
    ['One', 0, 0],
    ['Below', 1, 1],
    ['Two', 0, 2],
  ])
})

test('a source without an outline', async () => {
  const made = await withPages()
  restoreOutline(await withPages(), made, [])
  expect(made.catalog.has(PDFName.of('Outlines'))).toBe(false)
})
