/** An object of a PDF as the browser wrote it: its text up to a stream, and the bytes of the stream. */
export type BrowserObject = { text: string; stream?: Uint8Array }

/** The objects of a PDF by number, in the order of the file. */
export type BrowserFile = { objects: Map<number, BrowserObject>; root: number; info: number }

/**
 * Takes a PDF of Chromium's (Skia's PDF backend) apart into its objects, without reading them: a tagged book is some hundred thousand
 * small ones, and nearly all go into the finished file as they are. The backend writes plain PDF 1.4: one cross-reference table, no
 * object streams, no encryption, generation 0. Throws for everything else.
 */
export function readBrowserFile(bytes: Uint8Array): BrowserFile {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const tail = file.toString('latin1', Math.max(0, file.length - 1024))
  const start = Number(tail.match(/startxref\s+(\d+)\s+%%EOF\s*$/)?.[1] ?? Number.NaN)
  const root = Number(tail.match(/\/Root (\d+) 0 R/)?.[1] ?? Number.NaN)
  const info = Number(tail.match(/\/Info (\d+) 0 R/)?.[1] ?? 0)
  if (!(start > 0 && root > 0)) throw new Error('the browser has not written a PDF as it is known to write them')
  const offsets = readOffsets(file.toString('latin1', start))
  const objects = new Map<number, BrowserObject>()
  for (const [index, { number, offset }] of offsets.entries()) {
    const end = offsets[index + 1]?.offset ?? start
    objects.set(number, readObject(file.subarray(offset, end), number))
  }
  return { objects, root, info }
}

/** Rows of the cross-reference table (ISO 32000-1, 7.5.4) that are in use, in the order of the file. */
function readOffsets(table: string): { number: number; offset: number }[] {
  const [, count = ''] = table.match(/^xref\n0 (\d+)\n/) ?? []
  const head = `xref\n0 ${count}\n`.length
  const offsets: { number: number; offset: number }[] = []
  for (let number = 1; number < Number(count); number += 1) {
    const row = table.slice(head + number * 20, head + number * 20 + 20)
    if (row[17] === 'n') offsets.push({ number, offset: Number(row.slice(0, 10)) })
  }
  if (offsets.length === 0) throw new Error('the browser’s PDF has no cross-reference table')
  return offsets.sort((a, b) => a.offset - b.offset)
}

const STREAM = Buffer.from(' stream\n')

function readObject(bytes: Buffer, number: number): BrowserObject {
  const begin = `${number} 0 obj\n`
  if (bytes.toString('latin1', 0, begin.length) !== begin) throw new Error(`object ${number} is not where it should be`)
  const stream = bytes.indexOf(STREAM)
  const text = bytes.toString('latin1', begin.length, stream < 0 ? bytes.lastIndexOf('\nendobj') : stream)
  // "stream" may stand in a string of an object that has none: only a stream's dictionary gives a length.
  const length = stream < 0 ? undefined : text.match(/\/Length (\d+)/)?.[1]
  if (length === undefined) return { text: bytes.toString('latin1', begin.length, bytes.lastIndexOf('\nendobj')) }
  const first = stream + STREAM.length
  // A copy: the file around it is mostly text, which is held as such.
  return { text, stream: new Uint8Array(bytes.subarray(first, first + Number(length))) }
}

/** What takes the place of the things in an object's text that another file says otherwise. */
export type Changes = {
  /** For a reference `12 0 R`. */
  reference(number: number): string
  /** For a literal string, with its parentheses. */
  string?(text: string): string
  /** For the number of `/StructParent` and `/StructParents`. */
  structParent?(key: number): number
}

/** Rewrites an object's text; what looks like a reference inside a string stays as it is. */
export function rewrite(text: string, { reference, string, structParent }: Changes): string {
  return text.replace(TOKEN, (whole: string, number?: string, key?: string, value?: string) => {
    if (number !== undefined) return reference(Number(number))
    if (key !== undefined) return `/${key} ${structParent?.(Number(value)) ?? value}`
    return whole.startsWith('(') ? (string?.(whole) ?? whole) : whole
  })
}

/** A reference, a key of the parent tree, or a string; the backend writes parentheses inside strings with a backslash. */
const TOKEN = /\b(\d+) 0 R\b|\/(StructParents?) (\d+)|\((?:[^()\\]|\\[\s\S])*\)|<[0-9A-Fa-f]*>/g
