import { type ResourceLimits, Worker } from 'node:worker_threads'

/** A thread that does the tasks it is given, one after the other. */
export type Helper = {
  /** What the module's `work` returns for `task`, or rejects with what it throws. Both ways values are copied. */
  ask<Result>(task: unknown): Promise<Result>
  /** Ends the thread, in the middle of its work too: what has not been answered rejects with `reason`. */
  close(reason?: unknown): void
}

/**
 * Starts a thread for the function `work` that `module` exports (a .ts file of Banxin's, by its address). It is kept until it is
 * closed, but keeps no process from ending while nothing is asked of it.
 * @param resourceLimits of the thread's own heap, in MB
 */
export function startWorker(module: URL, resourceLimits?: ResourceLimits): Helper {
  const worker = new Worker(START, { workerData: module.href, resourceLimits })
  const waiting: { resolve(result: unknown): void; reject(reason: unknown): void }[] = []
  let ended: { reason: unknown } | undefined
  const end = (reason: unknown) => {
    ended ??= { reason }
    for (const { reject } of waiting.splice(0)) reject(reason)
    void worker.terminate()
  }
  worker.on('message', (answer: { result: unknown } | { error: unknown }) => {
    const asked = waiting.shift()
    if (waiting.length === 0) worker.unref()
    if ('error' in answer) asked?.reject(answer.error)
    else asked?.resolve(answer.result)
  })
  worker.on('error', end)
  worker.on('exit', (code) => end(new Error(`the worker thread of ${module} ended with ${code}`)))
  worker.unref()
  return {
    ask: <Result>(task: unknown) =>
      new Promise<Result>((resolve, reject) => {
        if (ended) return reject(ended.reason)
        waiting.push({ resolve: resolve as (result: unknown) => void, reject })
        worker.ref()
        worker.postMessage(task)
      }),
    close: (reason = new Error(`the worker thread of ${module} was closed`)) => end(reason),
  }
}

/** One task in a thread of its own. Rejects with the reason of `signal` when that comes first. */
export async function runInWorker<Result>(module: URL, task: unknown, signal?: AbortSignal): Promise<Result> {
  signal?.throwIfAborted()
  const helper = startWorker(module)
  const abort = () => helper.close(signal?.reason)
  signal?.addEventListener('abort', abort)
  try {
    return await helper.ask<Result>(task)
  } finally {
    signal?.removeEventListener('abort', abort)
    helper.close()
  }
}

/** Plain JavaScript: a new thread of an installed Banxin cannot read TypeScript yet. */
const START = new URL('../../bin/worker.js', import.meta.url)
