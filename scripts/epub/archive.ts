import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { deflateRaw } from 'node:zlib'
import { x } from 'xastscript'
import { ZipFile } from 'yazl'
import { writeXml } from '../manuscript/xml.ts'

/** One file of the container. */
export type ArchiveFile = { path: string; data: string | Uint8Array }

/** A container that is being packed. */
export type Archive = {
  /** Puts a file in, to be deflated while others are made unless its kind is packed already. Resolves when the next may come. */
  add(file: ArchiveFile): Promise<void>
  /** The whole container; nothing can be added any more. */
  close(): Promise<Uint8Array>
}

/**
 * Begins a container: `mimetype` first, stored and without extra fields (EPUB 3.3 OCF, 4.3), what says where the package document is, then the
 * files as they come.
 * The bytes depend on the arguments alone, not on the clock and not on the time zone.
 * @param opf path of the package document
 * @param epoch Unix seconds, written as every entry's date; before 1980, where zip dates begin, 1980 is written.
 */
export function openArchive(opf: string, epoch: number): Archive {
  const zip = new ZipFile()
  const options = { mtime: zipDate(epoch), mode: 0o100644, forceDosTimestamp: true }
  zip.addBuffer(Buffer.from('application/epub+zip'), 'mimetype', { ...options, compress: false })
  const packed = buffer(zip.outputStream as Readable)
  zip.addBuffer(Buffer.from(container(opf)), 'META-INF/container.xml', options)
  let turn: Promise<unknown> = Promise.resolve()
  let added = 0
  return {
    async add({ path, data }) {
      zip.addBuffer(Buffer.from(data), path, { ...options, compress: !PACKED.test(path) })
      added += 1
      if (added % AT_A_TIME > 0) return
      await turn
      turn = turnOfThePool()
    },
    async close() {
      zip.end()
      return new Uint8Array(await packed)
    },
  }
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
