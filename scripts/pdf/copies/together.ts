import { copyNumber } from '../../config/copy-numbers.ts'
import { around, contentsOf } from '../added-content.ts'
import { dropUnreachable } from '../impose/reachable.ts'
import { withdrawArchival } from '../metadata.ts'
import { PDFDocument, PDFHexString, PDFName, type PDFPage, PDFRef } from '../pdf-lib.ts'
import { writePdf } from '../write.ts'
import type { CopiesRequest } from './each.ts'
import { type InkedStamp, inkStamp } from './stamp.ts'

/**
 * All copies in one file for the printer, one behind the other: text, fonts and pictures are there once and used by every copy. A copy
 * of an odd number of pages has a blank one behind it, so that the next begins on a sheet of its own. Tags and links speak of the pages
 * of one paper, and are left out; the outline leads to the copies.
 */
export async function stampTogether(paper: Uint8Array, { stamp, numbers, name }: CopiesRequest): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(paper, { updateMetadata: false })
  withdrawArchival(pdf)
  const { catalog, context } = pdf
  const ink = await inkStamp(pdf, stamp)
  const shared = pdf.getPages().map((page) => share(pdf, page, ink))
  const tree = context.nextRef()
  const blank = shared.length % 2 === 1 ? [{ ...shared[0]?.entries }] : []
  const copies = numbers.map((number) => {
    const filled = shared.map(({ entries, box, contents }, index) => {
      const [below, above] = around(pdf, ink.below(number, box), index === 0 ? ink.above(number, box) : '')
      return { ...entries, Contents: [below, ...contents, above] }
    })
    return [...filled, ...blank].map((page) => context.register(context.obj({ Type: 'Page', Parent: tree, ...page })))
  })
  const kids = copies.flat()
  context.assign(tree, context.obj({ Type: 'Pages', Kids: kids, Count: kids.length }))
  for (const key of OF_ONE_PAPER) catalog.delete(PDFName.of(key))
  catalog.set(PDFName.of('Pages'), tree)
  catalog.set(PDFName.of('PageLabels'), labels(pdf, numbers, kids.length / numbers.length))
  catalog.set(PDFName.of('Outlines'), outline(pdf, numbers, copies))
  catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'))
  dropUnreachable(context)
  return writePdf(context, name)
}

const OF_ONE_PAPER = ['StructTreeRoot', 'MarkInfo', 'Names', 'Dests', 'OpenAction']

const BOXES = ['MediaBox', 'CropBox', 'BleedBox', 'TrimBox']

/** What all copies of a page have in common. */
function share({ context }: PDFDocument, page: PDFPage, ink: InkedStamp) {
  ink.giveFont(page)
  const resources = page.node.get(PDFName.of('Resources'))
  const boxes = BOXES.map((name) => [name, page.node.get(PDFName.of(name))])
  return {
    box: page.getTrimBox(),
    contents: contentsOf(page),
    entries: {
      ...Object.fromEntries(boxes.filter(([, box]) => box !== undefined)),
      Resources: resources instanceof PDFRef || !resources ? resources : context.register(resources),
    },
  }
}

/** 000007-1, 000007-2, …: what a viewer calls the pages. */
function labels({ context }: PDFDocument, numbers: readonly number[], pages: number) {
  const entries = numbers.flatMap((number, index) => [
    index * pages,
    { S: 'D', St: 1, P: PDFHexString.fromText(`${copyNumber(number)}-`) },
  ])
  return context.obj({ Nums: entries })
}

/** An entry a copy (ISO 32000-1, 12.3.3). */
function outline({ context }: PDFDocument, numbers: readonly number[], copies: readonly PDFRef[][]): PDFRef {
  const root = context.nextRef()
  const items = numbers.map(() => context.nextRef())
  for (const [index, item] of items.entries()) {
    const entry = context.obj({
      Title: PDFHexString.fromText(copyNumber(numbers[index] ?? 0)),
      Parent: root,
      Dest: [copies[index]?.[0] ?? null, 'Fit'],
    })
    const [before, after] = [items[index - 1], items[index + 1]]
    if (before) entry.set(PDFName.of('Prev'), before)
    if (after) entry.set(PDFName.of('Next'), after)
    context.assign(item, entry)
  }
  const [first, last] = [items[0] ?? null, items.at(-1) ?? null]
  context.assign(root, context.obj({ Type: 'Outlines', First: first, Last: last, Count: items.length }))
  return root
}
