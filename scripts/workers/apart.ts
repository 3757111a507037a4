import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { type Answer, type Helper, helperOn } from './queue.ts'

/**
 * As `startWorker`, but a process: what it took of memory goes back to the system when it is closed, which a thread's does not
 * (memory of WebAssembly, large buffers). It ends with this process, however that ends.
 */
export function startApart(module: URL): Helper {
  const child = fork(fileURLToPath(START), [module.href], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    // The type stripping is our choice and not the user's (bin/banxin.js).
    execArgv: ['--disable-warning=ExperimentalWarning'],
  })
  const { helper, answered, ended } = helperOn({
    // Wrapped: a message cannot be nothing.
    send: (task) => child.send({ task }),
    end: () => void child.kill('SIGKILL'),
    hold(waits) {
      if (waits) {
        child.ref()
        child.channel?.ref()
      } else {
        child.unref()
        child.channel?.unref()
      }
    },
  })
  child.on('message', (answer) => answered(answer as Answer))
  child.on('error', ended)
  child.on('exit', (code, signal) => ended(new Error(`the process of ${module} ended with ${code ?? signal}`)))
  return helper
}

/** Plain JavaScript: a new process of an installed Banxin cannot read TypeScript yet. */
const START = new URL('../../bin/worker.js', import.meta.url)
