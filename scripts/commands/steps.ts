import type { ListrDefaultRendererLogLevels } from 'listr2'

/** How far a layout is: chapters done, of how many, and pages so far. */
export type News = { chapters: number; of: number; pages: number }

/** Shows what the command is doing, on stderr, one step at a time. */
export type Steps = {
  /**
   * Runs `work` as a step. It calls `progress` while it goes on, and `done` (a few words) once it knows what came of
   * it; a step that says `failed` is marked so.
   */
  run<T>(title: string, work: (step: Step) => Promise<T>): Promise<T>
}

export type Step = {
  progress(news: News): void
  /** Says that something slow has begun. */
  say(words: string): void
  done(words: string): void
  failed(words: string): void
}

/** On a terminal a line that moves; in a log (CI, a pipe) plain lines, and one now and then while a step is long. */
export function showSteps(stream: NodeJS.WriteStream & { fd?: number } = process.stderr): Steps {
  return stream.isTTY && process.stdout.isTTY && !process.env.CI ? onTerminal(stream) : inLog(stream)
}

const describeNews = ({ chapters, of, pages }: News) => `${chapters}/${of} 章，${pages} 页`

function onTerminal(stream: NodeJS.WriteStream): Steps {
  return {
    async run<T>(title: string, work: (step: Step) => Promise<T>): Promise<T> {
      const { Listr, ListrLogger, PRESET_TIMER, ProcessOutput } = await import('listr2')
      let result: { value: T } | undefined
      let failure: string | undefined
      const list = new Listr(
        [
          {
            title,
            task: async (_context, task) => {
              const show = (words: string) => {
                task.title = `${title}　${words}`
              }
              result = {
                value: await work({
                  progress: (news) => show(describeNews(news)),
                  say: show,
                  done: show,
                  failed: (words) => {
                    failure = words
                  },
                }),
              }
              if (failure !== undefined) throw new Error(`${title}　${failure}`)
            },
          },
        ],
        {
          concurrent: false,
          exitOnError: false,
          collectErrors: true,
          renderer: 'default',
          rendererOptions: {
            timer: PRESET_TIMER,
            // Results are for stdout; what moves stays on stderr.
            logger: new ListrLogger<ListrDefaultRendererLogLevels>({
              useIcons: false,
              processOutput: new ProcessOutput(stream, stream, { leaveEmptyLine: false }),
            }),
          },
        },
      )
      await list.run()
      if (result) return result.value
      throw list.errors?.[0] ?? new Error(title)
    },
  }
}

/** A log keeps every line, so a long step says how far it is only every few seconds. */
const PAUSE = 5000

function inLog(stream: NodeJS.WriteStream): Steps {
  return {
    async run(title, work) {
      const start = performance.now()
      let lastSaid = start
      let end = `✓ ${title}`
      const result = await work({
        progress: (news) => {
          const now = performance.now()
          if (now - lastSaid < PAUSE) return
          lastSaid = now
          stream.write(`  ${title}　${describeNews(news)}\n`)
        },
        say: (words) => stream.write(`  ${title}　${words}\n`),
        done: (words) => {
          end = `✓ ${title}　${words}`
        },
        failed: (words) => {
          end = `✗ ${title}　${words}`
        },
      })
      stream.write(`${end}　${seconds(performance.now() - start)}\n`)
      return result
    },
  }
}

const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} 秒`
