import type { EngineRequest, EngineResult } from './main.ts'

/**
 * Contents that spill over to one page more by a few lines are set closer: with less room around the title, then without the lines
 * between the chapters (the themes say how). `result`: of the first layout; `lay` lays a part out.
 */
export async function closeContents(
  request: EngineRequest,
  result: EngineResult,
  lay: (request: EngineRequest) => Promise<EngineResult>,
): Promise<EngineResult> {
  if (result.pages.length < 2 || !CONTENTS.test(request.html)) return result
  for (const look of ['close', 'close closer']) {
    const html = request.html.replace(CONTENTS, `$& ${look}`)
    const closer = await lay({ ...request, html })
    if (closer.pages.length < result.pages.length) return closer
  }
  return result
}

/** Those of papers stand below the names of the meeting. */
const CONTENTS = /^<section class="(?:contents|meeting)\b/
