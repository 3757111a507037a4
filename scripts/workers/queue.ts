/** Somebody who does the tasks that he is given, one after the other. */
export type Helper = {
  /** What the module's `work` returns for `task`, or rejects with what it throws. Both ways values are copied. */
  ask<Result>(task: unknown): Promise<Result>
  /** Ends the helper, in the middle of its work too: what has not been answered rejects with `reason`. */
  close(reason?: unknown): void
}

/** The way to a thread or process. */
export type Line = {
  send(task: unknown): void
  /** Ends it at once. */
  end(): void
  /** Whether this process waits for it before it ends. */
  hold(waits: boolean): void
}

export type Answer = { result: unknown } | { error: unknown }

/** A helper at the other end of `line`, with what the line has to be told: answers as they come, and its end. */
export function helperOn(line: Line): { helper: Helper; answered(answer: Answer): void; ended(reason: unknown): void } {
  const waiting: { resolve(result: unknown): void; reject(reason: unknown): void }[] = []
  let end: { reason: unknown } | undefined
  const ended = (reason: unknown) => {
    end ??= { reason }
    for (const { reject } of waiting.splice(0)) reject(reason)
    line.end()
  }
  line.hold(false)
  return {
    answered(answer) {
      const asked = waiting.shift()
      if (waiting.length === 0) line.hold(false)
      if ('error' in answer) asked?.reject(answer.error)
      else asked?.resolve(answer.result)
    },
    ended,
    helper: {
      ask: <Result>(task: unknown) =>
        new Promise<Result>((resolve, reject) => {
          if (end) return reject(end.reason)
          waiting.push({ resolve: resolve as (result: unknown) => void, reject })
          line.hold(true)
          line.send(task)
        }),
      close: (reason = new Error('the helper was closed')) => ended(reason),
    },
  }
}
