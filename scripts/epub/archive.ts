import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'

/** One file of the container. */
export type ArchiveFile = { path: string; data: string | Uint8Array }

/**
 * Packs the container: `mimetype` first, stored and without extra fields (EPUB 3.3 OCF, 4.3), the rest in the order given, deflated unless that was done before.
 * The bytes depend on the arguments alone, not on the clock and not on the time zone.
 * @param epoch Unix seconds, written as every entry's date; before 1980, where zip dates begin, 1980 is written.
 */
export async function packEpub(files: readonly ArchiveFile[], epoch: number): Promise<Uint8Array> {
  const zip = new ZipFile()
  const options = { mtime: zipDate(epoch), mode: 0o100644, forceDosTimestamp: true }
  zip.addBuffer(Buffer.from('application/epub+zip'), 'mimetype', { ...options, compress: false })
  for (const file of files)
    zip.addBuffer(Buffer.from(file.data), file.path, { ...options, compress: !PACKED.test(file.path) })
  zip.end()
  return new Uint8Array(await buffer(zip.outputStream as Readable))
}

/** Has its own compression: a second one takes time and saves nothing. */
const PACKED = /\.(?:jpg|png|gif|woff2)$/

/** A zip entry stores local wall-clock fields: a date whose local fields are those of UTC gives the same bytes in every zone. */
function zipDate(epoch: number): Date {
  const utc = new Date(Math.max(epoch, Date.UTC(1980, 0, 1) / 1000) * 1000)
  return new Date(
    utc.getUTCFullYear(),
    utc.getUTCMonth(),
    utc.getUTCDate(),
    utc.getUTCHours(),
    utc.getUTCMinutes(),
    utc.getUTCSeconds(),
  )
}
