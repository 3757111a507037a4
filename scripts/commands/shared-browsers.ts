import type { BrowserPool, PoolOptions } from '../browser/pool.ts'
import type { Outcome } from '../diagnostics/diagnostic.ts'
import { summary } from '../diagnostics/print.ts'
import type { Steps } from './steps.ts'

/** The browsers of all editions of a build, opened once. Where nothing has to be laid out or drawn nobody begins. */
export type SharedBrowsers = {
  /** Opens them without a word, or gives those that are open. */
  begin(): Promise<Outcome<BrowserPool>>
  /** Who is to hear what goes on while they are opened; also what has been said so far. */
  tell(say: (words: string) => void): void
  /** As `begin`, as a step of its own. */
  get(): Promise<Outcome<BrowserPool>>
  /** Names them without opening them: the same name, the same pictures. */
  choice(): Promise<string>
  /** The browsers if they were opened and work. */
  opened(): Promise<BrowserPool | undefined>
  /** Safe to call twice. */
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
  let closing: Promise<void> | undefined
  const tell = (listener: (words: string) => void) => {
    say = listener
    if (said) say(said)
  }
  const begin = () => {
    if (closing) return Promise.reject(new Error('the browsers are closed'))
    opening ??= import('../browser/pool.ts').then(({ openPool }) =>
      openPool({ ...options, say: (words) => say(words) }),
    )
    // Whoever gets them hears of it.
    opening.catch(() => {})
    return opening
  }
  const show = () =>
    steps.run('浏览器', async (step) => {
      tell(step.say)
      const outcome = await begin()
      if (outcome.value) step.done(outcome.value.description)
      else step.failed(summary(outcome.diagnostics))
      return outcome
    })
  const opened = async () => (await opening?.catch(() => undefined))?.value
  return {
    begin,
    tell,
    get() {
      shown ??= show()
      return shown
    },
    opened,
    choice: async () => (await import('../browser/choice.ts')).browserChoice({ ...options }),
    close() {
      closing ??= opened().then((pool) => pool?.close())
      // Whoever waits for it hears of it.
      closing.catch(() => {})
      return closing
    },
  }
}
