import { AsWritten } from './as-written.ts'
import { type PDFDocument, PDFName, type PDFRef } from './pdf-lib.ts'
import { type Piece, refText } from './piece.ts'
import { ROLE_MAP } from './tidy-tags.ts'

/**
 * Makes one structure tree of those of all pieces (ISO 32000-1, 14.7): one document element, one parent tree.
 * Returns for every piece the new IDs of its elements (table heads; the `Headers` of cells refer to them), by the old ones, as literal
 * strings: the browser numbers them through its whole life, and so differently in every print.
 * @param document where the document element goes
 */
export function joinStructure(pieces: readonly Piece[], pdf: PDFDocument, document: PDFRef): Map<string, string>[] {
  const { context, catalog } = pdf
  const root = context.nextRef()
  const ids = nameElements(pieces)
  const names = ids.flatMap(({ names }) => [...names.values()])
  const owners = ids.flatMap(({ owners }) => owners)
  const parents = pieces.flatMap((piece) =>
    piece.frame.parents.map(([key, value]) => `${key + piece.firstParent} ${refText(piece, value)}`),
  )
  const last = pieces.at(-1)
  const next = last ? last.firstParent + 1 + Math.max(-1, ...last.frame.parents.map(([key]) => key)) : 0
  const parentTree = context.register(new AsWritten(`<</Nums [${parents.join(' ')}]>>`))
  // One leaf holds them all: names of one width are already in the order that a name tree wants.
  const idTree = names.map((name, index) => `${name} ${owners[index]}`).join(' ')
  context.assign(
    root,
    new AsWritten(
      `<</Type /StructTreeRoot /K ${document} /ParentTree ${parentTree} /ParentTreeNextKey ${next} ${ROLE_MAP}${names.length > 0 ? ` /IDTree <</Names [${idTree}]>>` : ''}>>`,
    ),
  )
  const sections = pieces.flatMap((piece) => piece.frame.sections.map((number) => refText(piece, number)))
  const language = pieces[0]?.file.objects.get(pieces[0].frame.document)?.text.match(/\/Lang \([^)]*\)/)?.[0] ?? ''
  context.assign(
    document,
    new AsWritten(`<</Type /StructElem /S /Document ${language} /P ${root} /K [${sections.join(' ')}]>>`),
  )
  catalog.set(PDFName.of('StructTreeRoot'), root)
  return ids.map(({ names }) => names)
}

function nameElements(pieces: readonly Piece[]): { names: Map<string, string>; owners: string[] }[] {
  let count = 0
  return pieces.map((piece) => {
    const names = new Map<string, string>()
    const owners: string[] = []
    for (const [number, { text }] of piece.file.objects) {
      const [, old] = (text.startsWith('<</Type /StructElem') && text.match(/\/ID (\([^()\\]*\))/)) || []
      if (old === undefined) continue
      count += 1
      names.set(old, `(node${String(count).padStart(8, '0')})`)
      owners.push(refText(piece, number))
    }
    return { names, owners }
  })
}
