import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import subsetFont from 'subset-font'

const CHECKSUM = 32

/** A new release of the cutter may cut otherwise: its version is part of every key. */
const TOOL = (createRequire(import.meta.url)('subset-font/package.json') as { version: string }).version

/**
 * Cuts a font file down to `characters` (a static TrueType comes out, all layout features kept) and remembers the result below `cache`.
 * `identity` names the content of the font file: a hash, or package and version. Rejects when the font cannot be cut.
 */
export async function subset(request: {
  file: string
  identity: string
  characters: Iterable<string>
  cache: string
  /** Where the axes of a variable font are pinned, so that it becomes static. */
  axes?: Record<string, number>
}): Promise<Uint8Array> {
  const text = [...new Set(request.characters)].sort().join('')
  const key = createHash('sha256')
    .update(`${TOOL}\n${request.identity}\n${JSON.stringify(request.axes ?? {})}\n${text}`)
    .digest('hex')
    .slice(0, 40)
  const file = path.join(request.cache, 'fonts', `${key}.subset`)
  const known = await readChecked(file)
  if (known !== undefined) return known
  const data = new Uint8Array(
    await subsetFont(await readFile(request.file), text, { targetFormat: 'truetype', variationAxes: request.axes }),
  )
  await writeChecked(file, data)
  return data
}

/** The file begins with the SHA-256 of the rest; anything else is no cache entry. */
async function readChecked(file: string): Promise<Uint8Array | undefined> {
  const stored = await readFile(file).catch(() => undefined)
  if (stored === undefined || stored.length <= CHECKSUM) return undefined
  const data = stored.subarray(CHECKSUM)
  return digest(data).equals(stored.subarray(0, CHECKSUM)) ? new Uint8Array(data) : undefined
}

/** A cache that cannot be written costs time, not the job. */
async function writeChecked(file: string, data: Uint8Array): Promise<void> {
  const stage = `${file}.${randomUUID()}`
  try {
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(stage, Buffer.concat([digest(data), data]))
    await rename(stage, file)
  } catch {
    await rm(stage, { force: true }).catch(() => {})
  }
}

function digest(data: Uint8Array): Buffer {
  return createHash('sha256').update(data).digest()
}
