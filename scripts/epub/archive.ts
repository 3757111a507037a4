import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { deflateRaw } from 'node:zlib'
import { x } from 'xastscript'
import { ZipFile } from 'yazl'
import { writeXml } from '../manuscript/xml.ts'

/** One file of the container. */
export type ArchiveFile = { path: string; data: string | Uint8Array }

/**
 * Packs the container, one file after the other as they come, so that those that come are written while others are deflated: `mimetype` first, stored and without extra fields (EPUB 3.3 OCF, 4.3), what says where the package document is, then the
 * files in the order given, deflated unless that was done before.
 * The bytes depend on the arguments alone, not on the clock and not on the time zone.
 * @param opf path of the package document
 * @param epoch Unix seconds, written as every entry's date; before 1980, where zip dates begin, 1980 is written.
 */
export async function packEpub(files: Iterable<ArchiveFile>, opf: string, epoch: number): Promise<Uint8Array> {
  const zip = new ZipFile()
  const options = { mtime: zipDate(epoch), mode: 0o100644, forceDosTimestamp: true }
  zip.addBuffer(Buffer.from('application/epub+zip'), 'mimetype', { ...options, compress: false })
  const packed = buffer(zip.outputStream as Readable)
  zip.addBuffer(Buffer.from(container(opf)), 'META-INF/container.xml', options)
  let turn: Promise<unknown> = Promise.resolve()
  let index = 0
  for (const { path, data } of files) {
    zip.addBuffer(Buffer.from(data), path, { ...options, compress: !PACKED.test(path) })
    index += 1
    if (index % AT_A_TIME > 0) continue
    await turn
    turn = turnOfThePool()
  }
  zip.end()
  return new Uint8Array(await packed)
}

/** OCF 3.3, 4.2.6.3.1: where the package document is. */
function container(opf: string): string {
  const rootfile = x('rootfile', { 'full-path': opf, 'media-type': 'application/oebps-package+xml' })
  const rootfiles = x('rootfiles', [rootfile])
  const attributes = { xmlns: 'urn:oasis:names:tc:opendocument:xmlns:container', version: '1.0' }
  return writeXml({ type: 'root', children: [x('container', attributes, [rootfiles])] })
}

/** Every file that is being deflated takes a quarter of a megabyte, so a long book may not begin with all of them. */
const AT_A_TIME = 16

/** Node's pool takes its work in order: when this is done, nearly all that was asked for before is done. */
const turnOfThePool = () => promisify(deflateRaw)(new Uint8Array())

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
