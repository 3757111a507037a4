import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { placeOf } from '../diagnostics/place.ts'
import type { Epub } from '../epub/request.ts'
import { sourceAt } from '../epub/sources.ts'
import { startWorker } from '../workers/run.ts'
import type { ValidationMessage } from './epubcheck.ts'

/** A validator that is ready or getting ready. */
export type EpubValidator = {
  /** What EPUB 3.3 does not allow or warns of; each is an error, since shops refuse for less. */
  check(epub: Epub): Promise<Diagnostic[]>
  /** Ends its thread; whoever starts one closes it. */
  close(): void
}

/** Starts the validator (epubcheck-ts, the port of EPUBCheck 5) in a thread of its own. */
export function startValidator(): EpubValidator {
  const helper = startWorker(new URL('./epub-thread.ts', import.meta.url), { maxYoungGenerationSizeMb: YOUNG })
  return {
    async check(epub) {
      const messages = await helper.ask<ValidationMessage[]>(epub.data)
      return messages.map((message) => diagnosticOf(message, epub))
    },
    close: () => helper.close(),
  }
}

/** MB. Its garbage is short-lived; a larger nursery only takes memory. */
const YOUNG = 8

/** The validator's own words with the place of the manuscript that they are about. */
function diagnosticOf({ id, message, location, suggestion }: ValidationMessage, { sources }: Epub): Diagnostic {
  const source = location && sourceAt(sources, location)
  const line = location?.line ? `:${location.line}` : ''
  const where = location ? `（电子书里的 ${location.path}${line}）` : ''
  return {
    severity: 'error',
    rule: `preflight/epubcheck-${id.toLowerCase()}`,
    message: `电子书不合 EPUB 3.3：${id} ${message}${suggestion ? ` ${suggestion}` : ''}${where}。`,
    hint: source
      ? '查看书稿的这一处：先换一种写法（HTML 标签、链接、图片、名字）；改不掉，就是版心的差错，请把书稿和这条信息一起报告给维护者。'
      : '这是版心的差错，不是书稿的错：这一版没有写出。请把书稿和这条信息一起报告给维护者。',
    place: placeOf(source),
  }
}
