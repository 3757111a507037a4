import type { BrowserOptions, BrowserSession } from '../browser/launch.ts'
import type { Outcome } from '../diagnostics/diagnostic.ts'
import { summary } from '../diagnostics/print.ts'
import type { Steps } from './steps.ts'

/** One browser for all editions of a build, started when the first one prints; an EPUB alone never starts it. */
export type SharedBrowser = {
  get(): Promise<Outcome<BrowserSession>>
  /** The browser if it was started and works. */
  started(): Promise<BrowserSession | undefined>
  close(): Promise<void>
}

/** Nothing is started yet. */
export function shareBrowser(options: Omit<BrowserOptions, 'say'>, steps: Steps): SharedBrowser {
  let opening: Promise<Outcome<BrowserSession>> | undefined
  const open = () =>
    steps.run('浏览器', async (step) => {
      const { openBrowser } = await import('../browser/launch.ts')
      const outcome = await openBrowser({ ...options, say: step.say })
      if (outcome.value) step.done(outcome.value.description)
      else step.failed(summary(outcome.diagnostics))
      return outcome
    })
  const started = async () => (await opening?.catch(() => undefined))?.value
  return {
    get() {
      opening ??= open()
      return opening
    },
    started,
    async close() {
      await (await started())?.close()
    },
  }
}
