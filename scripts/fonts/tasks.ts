import { compileSparingly } from '../workers/sparing.ts'
import { sweep } from '../workers/sweep.ts'
import type { Cut } from './cuts.ts'
import type { FontFacts } from './facts.ts'
import type { FontFile } from './files.ts'
import { inspectFont } from './inspect.ts'
import { subset } from './subset.ts'

/** What the font process (workshop.ts) is asked. */
export type Task = { inspect: Pick<FontFile, 'file' | 'identity'> & { cache: string } } | { cut: Cut; send: boolean }

/** Does one task; what comes out is also kept in the cache. A cut is sent back only if it is asked for. */
export async function work(task: Task & { sparing: boolean }): Promise<FontFacts | Uint8Array | undefined> {
  compileSparingly(task.sparing)
  try {
    if (!('cut' in task)) return await inspectFont(task.inspect)
    const data = await subset(task.cut)
    return task.send ? data : undefined
  } finally {
    // A file has 10 to 25 MB, and there are eight of them: two are let lie.
    if (process.memoryUsage().arrayBuffers > MOST_GARBAGE) sweep()
  }
}

/** Bytes. */
const MOST_GARBAGE = 32 * 2 ** 20
