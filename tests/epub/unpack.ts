import { buffer } from 'node:stream/consumers'
import { fromBufferPromise } from 'yauzl'

export type UnpackedEpub = {
  /** In the order of the archive. */
  names: string[]
  /** 0 is stored, 8 deflated. */
  methods: number[]
  text(name: string): string
}

/** Reads an EPUB back. */
export async function unpack(epub: Uint8Array): Promise<UnpackedEpub> {
  const archive = await fromBufferPromise(Buffer.from(epub))
  const files = new Map<string, Buffer>()
  const methods: number[] = []
  for await (const entry of archive.eachEntry()) {
    methods.push(entry.compressionMethod)
    files.set(entry.fileName, await buffer(await archive.openReadStreamPromise(entry)))
  }
  const text = (name: string): string => {
    const data = files.get(name)
    if (!data) throw new Error(`no ${name} in ${[...files.keys()].join(', ')}`)
    return data.toString('utf8')
  }
  return { names: [...files.keys()], methods, text }
}
