import { rewrite } from './browser-file.ts'
import { parseObject } from './parse-object.ts'
import { type PDFDocument, PDFName, type PDFRef } from './pdf-lib.ts'
import { type Piece, refText } from './piece.ts'

type Entry = { ref: PDFRef; level: number; text: string; kids: Entry[] }

/** Makes one outline of the headings of all pieces, nested by their levels (ISO 32000-1, 12.3.3). */
export function joinOutlines(pieces: readonly Piece[], pdf: PDFDocument): void {
  const { context, catalog } = pdf
  const top: Entry = { ref: context.nextRef(), level: 0, text: '', kids: [] }
  const path = [top]
  for (const piece of pieces) {
    for (const { title, destination, element } of piece.frame.outline) {
      const level = Number(piece.file.objects.get(element)?.text.match(/\/S \/H([1-6])/)?.[1] ?? 6)
      const reference = (number: number) => refText(piece, number)
      const text = `/Title ${title}\n/Dest ${rewrite(destination, { reference })}\n/SE ${reference(element)}`
      while ((path.at(-1) as Entry).level >= level) path.pop()
      const entry = { ref: context.nextRef(), level, text, kids: [] }
      path.at(-1)?.kids.push(entry)
      path.push(entry)
    }
  }
  if (top.kids.length === 0) return
  const write = (entry: Entry): number => {
    const [first, last] = [entry.kids[0], entry.kids.at(-1)]
    let count = entry.kids.length
    for (const [index, kid] of entry.kids.entries()) {
      const around = [
        ['Parent', entry],
        ['Prev', entry.kids[index - 1]],
        ['Next', entry.kids[index + 1]],
      ] as const
      kid.text += around.map(([key, other]) => (other ? `\n/${key} ${other.ref}` : '')).join('')
      count += write(kid)
    }
    const inside = first && last ? `\n/First ${first.ref}\n/Last ${last.ref}\n/Count ${count}` : ''
    context.assign(entry.ref, parseObject(`<<${entry.text}${inside}>>`, context))
    return count
  }
  write(top)
  catalog.set(PDFName.of('Outlines'), top.ref)
}
