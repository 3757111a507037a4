import { createHash } from 'node:crypto'
import { around, contentsOf } from '../added-content.ts'
import { withdrawArchival } from '../metadata.ts'
import { PDFDocument, PDFName } from '../pdf-lib.ts'
import { writePdf } from '../write.ts'
import { inkStamp, type Stamp } from './stamp.ts'

export type CopiesRequest = {
  stamp: Stamp
  numbers: readonly number[]
  /** Of the publication and the edition, for the file's identifier. */
  name: string
}

/**
 * One file a copy: the finished paper with the copy's number and watermark, its tags, links and outline as they were.
 * The paper is written once; the copies differ in the figures and the identifier, which take as many bytes in all of them.
 * @yields the copies in the order of `numbers`, one at a time: hundreds of them need not be held at once
 */
export async function* stampEach(
  paper: Uint8Array,
  { stamp, numbers, name }: CopiesRequest,
): AsyncGenerator<{ number: number; data: Uint8Array }> {
  const pdf = await PDFDocument.load(paper, { updateMetadata: false })
  withdrawArchival(pdf)
  const ink = await inkStamp(pdf, stamp)
  for (const [index, page] of pdf.getPages().entries()) {
    const box = page.getTrimBox()
    const below = ink.below(NOBODYS, box)
    const above = index === 0 ? ink.above(NOBODYS, box) : ''
    if (!below && !above) continue
    const [before, behind] = around(pdf, below, above)
    const contents = contentsOf(page)
    ink.giveFont(page)
    page.node.set(PDFName.of('Contents'), pdf.context.obj([before, ...contents, behind]))
  }
  const template = Buffer.from(writePdf(pdf.context, name))
  const figures = placesOf(template, `${ink.written(NOBODYS)} Tj`)
  const identifier = template.lastIndexOf('<', template.indexOf(']', template.lastIndexOf('/ID [')) - 1) + 1
  const hash = createHash('sha256').update(template).digest('hex')
  for (const number of numbers) {
    const copy = Buffer.from(template)
    for (const place of figures) copy.write(ink.written(number), place, 'latin1')
    const own = createHash('sha256').update(`${hash} ${number}`).digest('hex').slice(0, 32)
    copy.write(own, identifier, 'latin1')
    yield { number, data: new Uint8Array(copy) }
  }
}

/** The number of the copy that is only written to make the others of it. */
const NOBODYS = 0

function placesOf(bytes: Buffer, text: string): number[] {
  const places: number[] = []
  for (let at = bytes.indexOf(text); at >= 0; at = bytes.indexOf(text, at + 1)) places.push(at)
  return places
}
