// What a worker thread starts with (scripts/workers/run.ts): the module that it was given does the work, one task after the other.
import './own-types.js'
import { parentPort, workerData } from 'node:worker_threads'

const { work } = await import(workerData)
let last = Promise.resolve()
parentPort.on('message', (task) => {
  last = last.then(() => answer(task))
})

async function answer(task) {
  try {
    const result = await work(task)
    parentPort.postMessage({ result }, isWhole(result) ? [result.buffer] : [])
  } catch (error) {
    parentPort.postMessage({ error })
  }
}

/** Bytes with a buffer of their own go over without a copy: nobody needs them here any more. */
function isWhole(bytes) {
  return ArrayBuffer.isView(bytes) && bytes.byteLength === bytes.buffer.byteLength
}
