import type { Cut } from './cuts.ts'
import type { FontFacts } from './facts.ts'
import type { FontFile } from './files.ts'
import { inspectFont } from './inspect.ts'
import { subset } from './subset.ts'

/** What the font thread (workshop.ts) is asked. */
export type Task = { inspect: Pick<FontFile, 'file' | 'identity'> & { cache: string } } | { cut: Cut }

/** Does one task; what comes out is also kept in the cache. */
export function work(task: Task): Promise<FontFacts | Uint8Array> {
  return 'cut' in task ? subset(task.cut) : inspectFont(task.inspect)
}
