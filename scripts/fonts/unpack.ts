import { readFile } from 'node:fs/promises'
import { convert } from 'fontverter'
import { openStore } from '../config/store.ts'

/**
 * In a worker thread (read.ts): the font of a woff or woff2 file as TrueType or OpenType, which is also kept in `folder` under
 * `key`. Rejects when it is damaged.
 */
export async function work(task: { file: string; folder: string; key: string }): Promise<Uint8Array> {
  const data = await convert(await readFile(task.file), 'truetype')
  await openStore(task.folder).write(task.key, data)
  return data
}
