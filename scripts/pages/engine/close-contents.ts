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
  if (result.pages.length > 2 && linesOn(result.pages.at(-1)) > FEW) return result
  for (const look of ['close', 'close closer']) {
    const html = request.html.replace(CONTENTS, `$& ${look}`)
    const closer = await lay({ ...request, html })
    if (closer.pages.length < result.pages.length) return closer
  }
  return result
}

/** Contents of two pages may lose half of them with the gaps between their chapters; longer ones are laid out again for no more than these. */
const FEW = 6

function linesOn(page: EngineResult['pages'][number] | undefined): number {
  return page?.html.match(/ class="contents-line\b/g)?.length ?? 0
}

/** Those of papers stand below the names of the meeting. */
const CONTENTS = /^<section class="(?:contents|meeting)\b/
