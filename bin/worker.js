// What a worker thread starts with (scripts/workers/run.ts): the module that it was given does the work.
import './own-types.js'
import { parentPort, workerData } from 'node:worker_threads'

const { work } = await import(workerData.module)
parentPort.postMessage(await work(workerData.task))
