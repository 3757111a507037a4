import type { BrowserPool, PoolOptions } from '../browser/pool.ts'
import type { Outcome } from '../diagnostics/diagnostic.ts'
import { summary } from '../diagnostics/print.ts'
import type { Steps } from './steps.ts'

/** The browsers of all editions of a build, opened once. Where nothing has to be laid out or drawn nobody begins. */
export type SharedBrowsers = {
  /** Begins to open them, without a word. */
  begin(): void
  get(): Promise<Outcome<BrowserPool>>
  /** Names them without opening them: the same name, the same pictures. */
  choice(): Promise<string>
  /** The browsers if they were opened and work. */
  opened(): Promise<BrowserPool | undefined>
  close(): Promise<void>
}

/** Nothing is opened yet. */
export function shareBrowsers(options: Omit<PoolOptions, 'say'>, steps: Steps): SharedBrowsers {
  let opening: Promise<Outcome<BrowserPool>> | undefined
  let shown: Promise<Outcome<BrowserPool>> | undefined
  let said = ''
  let say = (words: string) => {
    said = words
  }
  const begin = () => {
    opening ??= import('../browser/pool.ts').then(({ openPool }) =>
      openPool({ ...options, say: (words) => say(words) }),
    )
    // Whoever gets them hears of it.
    opening.catch(() => {})
    return opening
  }
  const show = () =>
    steps.run('浏览器', async (step) => {
      say = step.say
      if (said) say(said)
      const outcome = await begin()
      if (outcome.value) step.done(outcome.value.description)
      else step.failed(summary(outcome.diagnostics))
      return outcome
    })
  const opened = async () => (await opening?.catch(() => undefined))?.value
  return {
    begin: () => void begin(),
    get() {
      shown ??= show()
      return shown
    },
    opened,
    choice: async () => (await import('../browser/choice.ts')).browserChoice({ ...options }),
    async close() {
      await (await opened())?.close()
    },
  }
}
