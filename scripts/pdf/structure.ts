import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib'

/**
 * Gives the structure elements that have an ID (table heads; their cells refer to them by `Headers`) new IDs in the order of the file.
 * The browser numbers them through its whole life, so that a second print from the same browser has other ones.
 * ISO 32000-1, 14.7.2 (IDTree) and 14.8.5.7 (Headers).
 */
export function renameStructureIds(pdf: PDFDocument): void {
  const root = pdf.catalog.lookupMaybe(PDFName.of('StructTreeRoot'), PDFDict)
  if (!root?.has(ID_TREE)) return
  const names = new Map<string, PDFString>()
  const tree: [PDFString, PDFRef][] = []
  const elements: PDFDict[] = []
  for (const [ref, object] of pdf.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict) || object.get(TYPE) !== STRUCT_ELEM) continue
    elements.push(object)
    const old = textOf(object.get(ID))
    if (old === undefined) continue
    const name = PDFString.of(`node${String(names.size + 1).padStart(8, '0')}`)
    names.set(old, name)
    object.set(ID, name)
    tree.push([name, ref])
  }
  for (const element of elements) renameHeaders(pdf, element, names)
  forget(pdf, root.get(ID_TREE))
  // One leaf holds them all: names of one width, already in the order that a name tree wants.
  root.set(ID_TREE, pdf.context.obj({ Names: tree.flat() }))
}

const ID_TREE = PDFName.of('IDTree')
const KIDS = PDFName.of('Kids')
const ID = PDFName.of('ID')
const TYPE = PDFName.of('Type')
const STRUCT_ELEM = PDFName.of('StructElem')
const ATTRIBUTES = PDFName.of('A')
const HEADERS = PDFName.of('Headers')

/** Takes the old tree out of the file: what nothing refers to would still be written, with the browser's numbers in it. */
function forget(pdf: PDFDocument, node: PDFObject | undefined): void {
  const dict = pdf.context.lookup(node)
  if (dict instanceof PDFDict) for (const kid of dict.lookupMaybe(KIDS, PDFArray)?.asArray() ?? []) forget(pdf, kid)
  if (node instanceof PDFRef) pdf.context.delete(node)
}

function renameHeaders(pdf: PDFDocument, element: PDFDict, names: ReadonlyMap<string, PDFString>): void {
  const attributes = pdf.context.lookup(element.get(ATTRIBUTES))
  const owners =
    attributes instanceof PDFArray ? attributes.asArray().map((one) => pdf.context.lookup(one)) : [attributes]
  for (const owner of owners) {
    if (!(owner instanceof PDFDict)) continue
    const headers = owner.lookupMaybe(HEADERS, PDFArray)
    if (!headers) continue
    owner.set(HEADERS, pdf.context.obj(headers.asArray().map((header) => names.get(textOf(header) ?? '') ?? header)))
  }
}

function textOf(object: unknown): string | undefined {
  return object instanceof PDFString || object instanceof PDFHexString ? object.decodeText() : undefined
}
