// What a helper starts with, a thread (scripts/workers/run.ts) or a process (scripts/workers/apart.ts): the module that it was given does
// the work, one task after the other.
import './wasm-tiers.js'
import './nursery.js'
import './own-types.js'
import { parentPort, workerData } from 'node:worker_threads'

// A process has no such port; it gets the address as an argument.
const { work } = await import(parentPort ? workerData : process.argv[2])
let last = Promise.resolve()
if (parentPort) {
  parentPort.on('message', (task) => {
    last = last.then(() => answer(task, tell))
  })
} else {
  process.on('message', ({ task }) => {
    last = last.then(() => answer(task, (message) => process.send(message)))
  })
  process.on('disconnect', () => process.exit())
}

async function answer(task, send) {
  try {
    send({ result: await work(task) })
  } catch (error) {
    send({ error })
  }
}

/** Bytes with a buffer of their own go over without a copy: nobody needs them here any more. */
function tell(message) {
  const { result } = message
  const isWhole = ArrayBuffer.isView(result) && result.byteLength === result.buffer.byteLength
  parentPort.postMessage(message, isWhole ? [result.buffer] : [])
}
