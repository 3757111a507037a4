import type { Format } from '../diagnostics/print.ts'
import { type BuildRequest, type BuildResult, build } from './build.ts'

export type CheckRequest = Omit<BuildRequest, 'out' | 'draft'> & { format: Format }

/** Everything that a build looks at, in memory: no file is written, nothing in dist/ changes. */
export function check(request: CheckRequest): Promise<BuildResult> {
  return build({ ...request, draft: false })
}
