import { type ResourceLimits, Worker } from 'node:worker_threads'
import { type Answer, type Helper, helperOn } from './queue.ts'

/**
 * Starts a thread for the function `work` that `module` exports (a .ts file of Banxin's, by its address). It is kept until it is
 * closed, but keeps no process from ending while nothing is asked of it.
 * @param resourceLimits of the thread's own heap, in MB
 */
export function startWorker(module: URL, resourceLimits?: ResourceLimits): Helper {
  const worker = new Worker(START, { workerData: module.href, resourceLimits })
  const { helper, answered, ended } = helperOn({
    send: (task) => worker.postMessage(task),
    end: () => void worker.terminate(),
    hold: (waits) => (waits ? worker.ref() : worker.unref()),
  })
  worker.on('message', (answer: Answer) => answered(answer))
  worker.on('error', ended)
  worker.on('exit', (code) => ended(new Error(`the worker thread of ${module} ended with ${code}`)))
  return helper
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
