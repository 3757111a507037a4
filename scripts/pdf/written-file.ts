import { inflateSync } from 'node:zlib'
import type { BrowserObject } from './browser-file.ts'

/** The objects of a finished file, each read when it is asked for. */
export type WrittenFile = {
  /** Number of the catalog. */
  root: number
  /** An object of the file by its number. Throws when there is none. */
  object(number: number): BrowserObject
}

/**
 * Takes a finished file apart as writePdf() has put it together: one cross-reference stream, streams as they are, everything else in
 * object streams (ISO 32000-1, 7.5.7 and 7.5.8). Nothing is parsed: an object is its text. Throws for a file that was written otherwise.
 */
export function readWrittenFile(bytes: Uint8Array): WrittenFile {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const start = Number(file.toString('latin1', file.length - 64).match(/startxref\n(\d+)\n%%EOF\n$/)?.[1] ?? Number.NaN)
  if (!(start > 0)) throw new Error('not a file of ours: it has no cross-reference stream at its end')
  const table = streamAt(file, start)
  const root = Number(table.text.match(/\/Root (\d+) 0 R/)?.[1] ?? Number.NaN)
  if (!/\/W \[ 1 4 2 \]/.test(table.text) || !(root > 0)) throw new Error('not a file of ours: another kind of table')
  const entries = inflateSync(table.stream)
  const packs = new Map<number, string[]>()
  const packed = (number: number, index: number) => {
    const texts = packs.get(number) ?? unpack(streamAt(file, entries.readUInt32BE(number * 7 + 1)))
    packs.set(number, texts)
    return texts[index]
  }
  return {
    root,
    object(number) {
      const at = number * 7
      const type = at + 7 <= entries.length ? entries[at] : 0
      if (type === 1) return streamAt(file, entries.readUInt32BE(at + 1))
      const text = type === 2 ? packed(entries.readUInt32BE(at + 1), entries.readUInt16BE(at + 5)) : undefined
      if (text === undefined) throw new Error(`object ${number} is not in the file`)
      return { text }
    },
  }
}

const STREAM = Buffer.from('\nstream\n')

/** Whatever is not in an object stream is a stream. */
function streamAt(file: Buffer, offset: number): { text: string; stream: Uint8Array } {
  const head = file.indexOf(' obj\n', offset) + ' obj\n'.length
  const end = file.indexOf(STREAM, head)
  const text = file.toString('latin1', head, end)
  const length = Number(text.match(/\/Length (\d+)/)?.[1] ?? Number.NaN)
  if (end < 0 || !(length >= 0)) throw new Error(`there is no stream at ${offset}`)
  const first = end + STREAM.length
  return { text, stream: file.subarray(first, first + length) }
}

function unpack({ text, stream }: { text: string; stream: Uint8Array }): string[] {
  const content = inflateSync(stream).toString('latin1')
  const first = Number(text.match(/\/First (\d+)/)?.[1] ?? Number.NaN)
  const offsets = content
    .slice(0, first)
    .trim()
    .split(/\s+/)
    .flatMap((number, index) => (index % 2 === 1 ? [first + Number(number)] : []))
  return offsets.map((offset, index) => content.slice(offset, offsets[index + 1]).trimEnd())
}
