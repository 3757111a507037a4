import type { EpubEdition } from '../config/book.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Epub } from '../epub/request.ts'
import type { Document } from '../html/document.ts'
import { writeCodeCache } from '../workers/code-cache.ts'
import { checkEpub } from './epub.ts'
import { checkPictures } from './epub-pictures.ts'
import { startValidator } from './epub-standard.ts'

/** The checks of an EPUB on their way. */
export type EpubProof = {
  /** Everything found. */
  finish(document: Document, epub: Epub, edition: Pick<EpubEdition, 'writing'>): Promise<Diagnostic[]>
  /** Ends the validator's thread; whoever begins a proof closes it. */
  close(): void
}

/** Begins before the EPUB is written: the validator gets ready meanwhile, and then works beside the other checks. */
export function beginEpubProof(): EpubProof {
  const validator = startValidator()
  return {
    async finish(document, epub, edition) {
      const standard = validator.check(epub)
      // The validator is at work for longer, and this thread would only wait for it.
      const own = Promise.all([checkEpub(document, epub, edition), checkPictures(epub)]).finally(writeCodeCache)
      const [found, more] = await Promise.all([own, standard])
      return [...found.flat(), ...more]
    },
    close: validator.close,
  }
}
