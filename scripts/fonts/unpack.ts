import { readFile } from 'node:fs/promises'
import { convert } from 'fontverter'

/** In a worker thread (read.ts): the font of a woff or woff2 file as TrueType or OpenType. Rejects when it is damaged. */
export async function work(file: string): Promise<Uint8Array> {
  return convert(await readFile(file), 'truetype')
}
