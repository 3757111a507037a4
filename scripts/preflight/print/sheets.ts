import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { SheetPlan } from '../../pdf/impose/plan.ts'
import { problem } from '../problem.ts'
import { checkBox, checkUpright } from './boxes.ts'
import { checkEmbedded } from './file.ts'
import { readBack } from './read-back.ts'
import { checkReadTexts } from './texts.ts'

/**
 * Sheets against the pages that are on them: every page once, on the side where the plan has it; whole sheets, of the size of the paper.
 * @param expected `before`: sides that come before those of the plan; `texts`: of the pages, in reading order
 */
export async function checkSheets(
  data: Uint8Array,
  { plan, before, texts }: { plan: SheetPlan; before: number; texts: readonly string[] },
): Promise<Diagnostic[]> {
  const read = await readBack(data)
  const { pages } = read
  const wanted = plan.sides.map(({ placed }) => placed.map(({ page }) => texts[page] ?? '').join(''))
  const halves = plan.duplex && pages.length % 2 === 1
  return [
    ...checkBox(pages, 'MediaBox', plan.sheet),
    ...checkBox(pages, 'TrimBox', plan.sheet),
    ...checkUpright(pages),
    ...(halves ? [problem('sheet-count', `拼版有 ${pages.length} 面，不是整张。`)] : []),
    ...oncePlaced(plan, texts.length),
    ...checkReadTexts(read, wanted, before),
    ...checkEmbedded(read),
  ]
}

function oncePlaced({ sides }: SheetPlan, count: number): Diagnostic[] {
  const placed = sides.flatMap((side) => side.placed.map(({ page }) => page)).sort((a, b) => a - b)
  if (placed.length === count && placed.every((page, index) => page === index)) return []
  return [problem('sheet-pages', `${count} 页拼成了 ${placed.length} 页：有的页没有，或印了两次。`)]
}
