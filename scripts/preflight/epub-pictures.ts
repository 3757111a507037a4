import { buffer } from 'node:stream/consumers'
import { fromBufferPromise } from 'yauzl'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { placeOf } from '../diagnostics/place.ts'
import type { Epub } from '../epub/request.ts'
import { sourceAt } from '../epub/sources.ts'

/**
 * Decodes every raster picture of an EPUB to its end: the validator looks at the first bytes only, and a picture that breaks off later shows
 * as a grey block on a reader.
 */
export async function checkPictures(epub: Epub): Promise<Diagnostic[]> {
  const { data, sources } = epub
  const archive = await fromBufferPromise(Buffer.from(data.buffer, data.byteOffset, data.byteLength)).catch(
    () => undefined,
  )
  const diagnostics: Diagnostic[] = []
  // An archive that cannot be read is reported by who reads its text.
  if (!archive) return diagnostics
  for await (const entry of archive.eachEntry()) {
    if (!RASTER.test(entry.fileName)) continue
    const reason = await whyUnreadable(await buffer(await archive.openReadStreamPromise(entry)))
    if (reason === undefined) continue
    const source = sourceAt(sources, { path: entry.fileName })
    diagnostics.push({
      severity: 'error',
      rule: 'preflight/epub-picture-corrupt',
      message: `图片“${source ?? entry.fileName}”坏了，阅读器显示不全：${reason}。`,
      hint: '用看图软件打开它，重新存一份；打不开就换一张。',
      place: placeOf(source),
    })
  }
  return diagnostics
}

const RASTER = /\.(jpe?g|png|gif|webp)$/

async function whyUnreadable(picture: Buffer): Promise<string | undefined> {
  const { default: sharp } = await import('sharp')
  try {
    // Every pixel is read; of the result only a small picture is kept.
    await sharp(picture, { failOn: 'error', animated: true, limitInputPixels: false }).resize(16).raw().toBuffer()
    return undefined
  } catch (error) {
    return (error instanceof Error ? error.message : String(error)).split('\n')[0]
  }
}
