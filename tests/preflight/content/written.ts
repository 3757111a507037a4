import { PDFDocument, PDFName, type PDFObject } from '../../../scripts/pdf/pdf-lib.ts'
import { writePdf } from '../../../scripts/pdf/write.ts'
import { pagesWith } from '../print/sample.ts'

type Content = (resource: (kind: string, name: string, object: PDFObject) => void, pdf: PDFDocument) => string

/** A file as writePdf() writes it, with a page of these operators; `F1` is a font that has `words`. */
export async function written(words: string, content: Content): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(await pagesWith([words]), { updateMetadata: false })
  const [page] = pdf.getPages()
  if (!page) throw new Error('no page')
  const resource = (kind: string, name: string, object: PDFObject) => {
    const resources = page.node.Resources()
    const dictionary = pdf.context.obj({ [name]: pdf.context.register(object) })
    resources?.set(PDFName.of(kind), dictionary)
  }
  const shown = /<[0-9A-F]+>/i.exec(Buffer.from(contentsOf(page)).toString('latin1'))?.[0] ?? ''
  const operators = content(resource, pdf).replaceAll('WORDS', shown)
  page.node.set(PDFName.of('Contents'), pdf.context.register(pdf.context.flateStream(operators)))
  return writePdf(pdf.context, 'sample')
}

function contentsOf(page: { node: { Contents(): unknown } }): Uint8Array {
  return (page.node.Contents() as { getContents(): Uint8Array }).getContents()
}
