import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'

/** Things that may be made again, by key, below one folder of the cache. Losing one costs time, never a byte of an output. */
export type Store = {
  /** What was kept under `key`; undefined when there is nothing or it is damaged. */
  read(key: string): Promise<Uint8Array | undefined>
  /** Keeps `data`. A folder that cannot be written is no error. */
  write(key: string, data: Uint8Array): Promise<void>
  /** Removes what was used longest ago until the rest takes at most `bytes`. */
  prune(bytes: number): Promise<void>
}

/** `folder` is made when something is written first. Keys: any text; two processes may use the same folder at once. */
export function openStore(folder: string): Store {
  const fileOf = (key: string) =>
    path.join(folder, `${createHash('sha256').update(key).digest('hex').slice(0, 40)}.kept`)
  return {
    async read(key) {
      const file = fileOf(key)
      const data = await readChecked(file)
      // The time of last use decides what goes first.
      if (data) await utimes(file, new Date(), new Date()).catch(() => {})
      return data
    },
    write: (key, data) => writeChecked(fileOf(key), data),
    prune: (bytes) => prune(folder, bytes),
  }
}

const CHECKSUM = 32

/** The file begins with the SHA-256 of the rest; anything else is no entry. */
async function readChecked(file: string): Promise<Uint8Array | undefined> {
  const stored = await readFile(file).catch(() => undefined)
  if (stored === undefined || stored.length < CHECKSUM) return undefined
  const data = stored.subarray(CHECKSUM)
  return digest(data).equals(stored.subarray(0, CHECKSUM)) ? new Uint8Array(data) : undefined
}

/** Written beside and renamed: a reader sees the whole entry or none. */
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

async function prune(folder: string, bytes: number): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  const found = await Promise.all(
    names.map(async (name) => {
      const file = path.join(folder, name)
      const { size, mtimeMs } = await stat(file).catch(() => ({ size: 0, mtimeMs: 0 }))
      return { file, size, mtimeMs }
    }),
  )
  let total = found.reduce((sum, { size }) => sum + size, 0)
  for (const { file, size } of found.sort((a, b) => a.mtimeMs - b.mtimeMs)) {
    if (total <= bytes) return
    await rm(file, { force: true }).catch(() => {})
    total -= size
  }
}

function digest(data: Uint8Array): Buffer {
  return createHash('sha256').update(data).digest()
}
