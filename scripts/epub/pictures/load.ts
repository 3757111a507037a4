import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Store } from '../../config/store.ts'
import type { Asset } from '../../manuscript/chapter.ts'
import { writeXml } from '../../manuscript/xml.ts'
import type { ReadyPicture } from './ready.ts'

/** A picture with the bytes that go into the EPUB. */
export type LoadedPicture = Omit<ReadyPicture, 'mediaType' | 'recoded'> & {
  mediaType: ReadyPicture['mediaType'] | 'image/svg+xml'
}

/** Reads a picture and makes it ready. An SVG goes in cleaned or not at all. */
export async function loadPicture(
  asset: Asset,
  store?: Store,
): Promise<LoadedPicture | { problem: 'missing' | 'damaged' }> {
  const { mediaType, path, drawing, width, height } = asset
  if (mediaType === 'image/svg+xml') {
    if (!drawing) return { problem: 'missing' }
    return { mediaType, data: new TextEncoder().encode(writeXml(drawing.tree)), width, height }
  }
  const bytes = await readFile(path).catch(() => undefined)
  if (!bytes) return { problem: 'missing' }
  const key = `epub picture 1 ${createHash('sha256').update(bytes).digest('hex')}`
  const kept = await store?.read(key)
  if (kept) return unpacked(kept)
  const { readyPicture } = await import('./ready.ts')
  const ready = await readyPicture(bytes, mediaType).catch(() => undefined)
  if (!ready) return { problem: 'damaged' }
  // What was made in no time would only fill the disk a second time.
  if (ready.recoded) await store?.write(key, packed(ready))
  return ready
}

const HEAD = 200

/** What is known of it in JSON, filled up with blanks, then its bytes. */
function packed({ data, ...rest }: ReadyPicture): Uint8Array {
  return Buffer.concat([Buffer.from(JSON.stringify(rest).padEnd(HEAD)), data])
}

function unpacked(kept: Uint8Array): ReadyPicture {
  const head = new TextDecoder().decode(kept.subarray(0, HEAD))
  return { ...JSON.parse(head), data: kept.subarray(HEAD) }
}
