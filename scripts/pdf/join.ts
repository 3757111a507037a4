import { AsWritten } from './as-written.ts'
import { type BrowserFile, type BrowserObject, type Changes, rewrite } from './browser-file.ts'
import { readFrame } from './browser-frame.ts'
import { joinDestinations } from './join-destinations.ts'
import { joinFonts } from './join-fonts.ts'
import { joinOutlines } from './join-outlines.ts'
import { joinStructure } from './join-structure.ts'
import { parseObject } from './parse-object.ts'
import {
  type PDFContext,
  type PDFDict,
  PDFDocument,
  PDFName,
  type PDFObject,
  PDFRawStream,
  type PDFRef,
} from './pdf-lib.ts'
import { type Piece, refText } from './piece.ts'
import { leavesOf, takeInLeaves } from './structure-leaves.ts'

/**
 * Makes one PDF of the pieces that the browser printed, as readPrint() reads them: pages, tags and outline one behind the other, links from piece to piece, one font
 * a face. What need not change goes over as the browser wrote it.
 * Rejects when a piece is not built as Chromium builds its PDFs.
 */
export async function joinPieces(files: readonly BrowserFile[]): Promise<PDFDocument> {
  const pdf = await PDFDocument.create({ updateMetadata: false })
  const { context } = pdf
  const fonts = joinFonts(files, context)
  const document = context.nextRef()
  let firstParent = 0
  const pieces = files.map((file, index): Piece => {
    const frame = readFrame(file)
    const leaves = leavesOf(file)
    const refs = new Map(fonts.replaced[index])
    const behind = fonts.dropped[index] ?? new Set()
    for (const number of file.objects.keys()) {
      if (refs.has(number) || behind.has(number) || frame.numbers.has(number) || leaves.has(number)) continue
      refs.set(number, context.nextRef())
    }
    refs.set(frame.document, document)
    for (const [number, { parent }] of leaves) refs.set(number, refs.get(parent) as PDFRef)
    const piece = { file, frame, leaves, refs, firstParent }
    firstParent += 1 + Math.max(-1, ...frame.parents.map(([key]) => key))
    return piece
  })
  const info = files[0]?.objects.get(files[0].info)?.text
  if (info) context.trailerInfo.Info = context.register(parseObject(info, context))
  joinPages(pieces, pdf)
  const destinations = joinDestinations(pieces, pdf)
  const ids = joinStructure(pieces, pdf, document)
  joinOutlines(pieces, pdf)
  for (const [index, piece] of pieces.entries()) {
    const changes: Changes = {
      reference: (number) => refText(piece, number),
      structParent: (key) => key + piece.firstParent,
      string: (text) => ids[index]?.get(text) ?? text,
    }
    for (const [number, object] of piece.file.objects) {
      const ref = piece.refs.get(number)
      if (!ref || piece.leaves.has(number) || piece.frame.numbers.has(number) || fonts.replaced[index]?.has(number))
        continue
      const text = object.text.startsWith('<</Type /StructElem') ? takeInLeaves(object.text, piece.leaves) : object.text
      context.assign(ref, made({ ...object, text: destinations(rewrite(text, changes)) }, context))
    }
  }
  return pdf
}

/** One node of the page tree a piece. */
function joinPages(pieces: readonly Piece[], pdf: PDFDocument): void {
  const { catalog, context } = pdf
  const top = catalog.get(PAGES) as PDFRef
  const kids = pieces.map((piece) => {
    const node = context.nextRef()
    for (const number of piece.frame.nodes) piece.refs.set(number, node)
    const pages = piece.frame.pages.map((number) => piece.refs.get(number) as PDFRef)
    const text = `<</Type /Pages /Parent ${top} /Kids [${pages.join(' ')}] /Count ${pages.length}>>`
    context.assign(node, parseObject(text, context))
    return node
  })
  const count = pieces.reduce((sum, { frame }) => sum + frame.pages.length, 0)
  context.assign(top, parseObject(`<</Type /Pages /Kids [${kids.join(' ')}] /Count ${count}>>`, context))
}

const PAGES = PDFName.of('Pages')

/** Only pages are changed later, by the library; streams it has to know as such. */
function made({ text, stream }: BrowserObject, context: PDFContext): PDFObject {
  if (stream) return PDFRawStream.of(parseObject(text, context) as PDFDict, stream)
  return text.startsWith('<</Type /Page\n') ? parseObject(text, context) : new AsWritten(text)
}
