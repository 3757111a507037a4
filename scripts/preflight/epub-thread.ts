// A thread of its own (epub-standard.ts): the validator of EPUB, which is dear to load and takes its time with a long book.
import { EpubCheck, type ValidationMessage } from './epubcheck.ts'
import { quickenManifest } from './quick-manifest.ts'
import { quickenQueries } from './quick-queries.ts'

quickenManifest()
quickenQueries()

/** What the validator has against an EPUB; nothing that is only worth knowing. */
export async function work(epub: Uint8Array): Promise<ValidationMessage[]> {
  const { messages } = await EpubCheck.validate(epub)
  return messages.filter(({ severity }) => severity !== 'usage' && severity !== 'info')
}
