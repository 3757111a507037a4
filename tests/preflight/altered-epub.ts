import { buffer } from 'node:stream/consumers'
import { fromBufferPromise } from 'yauzl'
import { ZipFile } from 'yazl'
import { buildEpub } from '../../scripts/epub/build.ts'
import type { Epub } from '../../scripts/epub/request.ts'
import type { Document } from '../../scripts/html/document.ts'

/** The EPUB of a document. */
export async function built(document: Document): Promise<Epub> {
  const edition = { name: 'ebook', format: 'epub', writing: 'horizontal', notes: 'chapter' } as const
  const { value, diagnostics } = await buildEpub({ document, edition })
  if (!value) throw new Error(JSON.stringify(diagnostics))
  return value
}

/** The EPUB with `to` for `from` in its files: the chapters, or those whose names fit `files`. */
export async function altered(epub: Epub, from: string | RegExp, to: string, files?: RegExp): Promise<Epub> {
  const isMeant = (name: string, text: string) =>
    files ? files.test(name) : name.endsWith('.xhtml') && text.includes('class="chapter"')
  return rewritten(epub, (name, content) => {
    const text = content.toString()
    return isMeant(name, text) ? Buffer.from(text.replace(from, to)) : content
  })
}

/** The EPUB with other bytes in its files, packed in the same order. Throws when nothing has changed. */
export async function rewritten(epub: Epub, change: (name: string, content: Buffer) => Buffer): Promise<Epub> {
  const archive = await fromBufferPromise(Buffer.from(epub.data))
  const copy = new ZipFile()
  let changed = false
  for await (const entry of archive.eachEntry()) {
    const content = await buffer(await archive.openReadStreamPromise(entry))
    const after = change(entry.fileName, content)
    changed ||= !after.equals(content)
    copy.addBuffer(after, entry.fileName, { compress: entry.fileName !== 'mimetype' })
  }
  copy.end()
  if (!changed) throw new Error('nothing to alter')
  return { ...epub, data: await buffer(copy.outputStream) }
}
