/**
 * Writes into every stream of a PDF how long it is, where the file says so in an object of its own (ISO 32000-1, 7.3.8.2), as Ghostscript does
 * for pages. The library that reads it does not follow that reference but looks for `endstream`, and takes a last byte that happens to
 * be a line's end, one page in 128, for none of the stream's. No byte moves, unless a number is longer than the reference was.
 */
export function directLengths(pdf: Uint8Array): Uint8Array {
  const written = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('latin1')
  const lengths = new Map([...written.matchAll(NUMBER_ALONE)].map(([, object = '', value = '']) => [object, value]))
  return Buffer.from(
    written.replace(LENGTH, (entry, key: string, ref: string, object: string) => {
      const value = lengths.get(object)
      return value === undefined ? entry : key + value.padEnd(ref.length)
    }),
    'latin1',
  )
}

const NUMBER_ALONE = /(?<=[\r\n])(\d+) 0 obj\s+(\d+)\s+endobj/g
const LENGTH = /(\/Length )((\d+) 0 R)/g
