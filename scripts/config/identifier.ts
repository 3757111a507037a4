import { createHash } from 'node:crypto'
import type { Creator } from './book.ts'

/** Banxin's own namespace for name-based UUIDs. */
const NAMESPACE = Buffer.from('6f1c0c9a2f5d4d0e9a4c7be1a2d35b18', 'hex')

/**
 * The identifier of a book that names none: a UUID version 5 (RFC 9562 section 5.5) of its title and creators, so the
 * same book gets the same one on every machine. It changes with the title, which is why a book ought to pin its own.
 */
export function deriveIdentifier(title: string, creators: readonly Creator[]): string {
  return uuidOf([title, ...creators.map((creator) => creator.name)])
}

/**
 * The identifier of an edition that needs one of its own: two e-books with the same one are one book for a reader, and the
 * later takes the place of the earlier.
 */
export function deriveEditionIdentifier(book: string, edition: string): string {
  return uuidOf([book, edition])
}

function uuidOf(parts: readonly string[]): string {
  const name = JSON.stringify(parts)
  const bytes = createHash('sha1').update(NAMESPACE).update(name).digest().subarray(0, 16)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = bytes.toString('hex')
  const groups = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)]
  return `urn:uuid:${groups.join('-')}`
}
