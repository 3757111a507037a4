import { Worker } from 'node:worker_threads'

/**
 * Does a piece of work in a thread of its own: calls the function `work` that `module` (a .ts file of Banxin's, by its address)
 * exports, with `task`, and gives what it returns. Both ways values are copied, as by structuredClone.
 * Rejects with what `work` throws, or with the reason of `signal`, which ends the thread in the middle of its work.
 */
export function runInWorker<Result>(module: URL, task: unknown, signal?: AbortSignal): Promise<Result> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason)
    const worker = new Worker(START, { workerData: { module: module.href, task } })
    const abort = () => end(() => reject(signal?.reason))
    const end = (settle: () => void) => {
      signal?.removeEventListener('abort', abort)
      settle()
      void worker.terminate()
    }
    signal?.addEventListener('abort', abort)
    worker.on('message', (result: Result) => end(() => resolve(result)))
    worker.on('error', (error) => end(() => reject(error)))
    worker.on('exit', (code) => end(() => reject(new Error(`the worker thread of ${module} ended with ${code}`))))
  })
}

/** Plain JavaScript: a new thread of an installed Banxin cannot read TypeScript yet. */
const START = new URL('../../bin/worker.js', import.meta.url)
