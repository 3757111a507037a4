/** Tables of a TrueType font by tag (ISO/IEC 14496-22, "sfnt"). */
export type Tables = Map<string, Uint8Array>

/** Reads the table directory; the tables share the memory of `font`. */
export function readTables(font: Uint8Array): Tables {
  const view = viewOf(font)
  const tables: Tables = new Map()
  for (let index = 0; index < view.getUint16(4); index += 1) {
    const row = 12 + index * 16
    const tag = String.fromCharCode(...font.subarray(row, row + 4))
    const offset = view.getUint32(row + 8)
    tables.set(tag, font.subarray(offset, offset + view.getUint32(row + 12)))
  }
  return tables
}

/** Writes tables as a font, in the order of their tags, with checksums. */
export function writeTables(tables: Tables): Uint8Array {
  const tags = [...tables.keys()].sort()
  const head = 12 + tags.length * 16
  const size = [...tables.values()].reduce((sum, table) => sum + padded(table.length), head)
  const font = new Uint8Array(size)
  const view = viewOf(font)
  const power = 2 ** Math.floor(Math.log2(tags.length))
  view.setUint32(0, 0x00010000)
  view.setUint16(4, tags.length)
  view.setUint16(6, power * 16)
  view.setUint16(8, Math.log2(power))
  view.setUint16(10, (tags.length - power) * 16)
  let offset = head
  for (const [index, tag] of tags.entries()) {
    const table = tables.get(tag) as Uint8Array
    const row = 12 + index * 16
    font.set(table, offset)
    // The whole font's checksum is made with this field empty.
    if (tag === 'head') view.setUint32(offset + 8, 0)
    for (let letter = 0; letter < 4; letter += 1) font[row + letter] = tag.charCodeAt(letter)
    view.setUint32(row + 4, checksum(view, offset, padded(table.length)))
    view.setUint32(row + 8, offset)
    view.setUint32(row + 12, table.length)
    if (tag === 'head') view.setUint32(offset + 8, 0)
    offset += padded(table.length)
  }
  const at = view.getUint32(12 + tags.indexOf('head') * 16 + 8)
  view.setUint32(at + 8, (0xb1b0afba - checksum(view, 0, size)) >>> 0)
  return font
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function padded(length: number): number {
  return (length + 3) & ~3
}

function checksum(view: DataView, offset: number, length: number): number {
  let sum = 0
  for (let at = offset; at < offset + length; at += 4) sum = (sum + view.getUint32(at)) >>> 0
  return sum
}
