import type { NUpEdition, Paper, PrintEdition, SaddleEdition } from '../config/book.ts'
import { type Diagnostic, hasErrors, type Outcome } from '../diagnostics/diagnostic.ts'
import { summary } from '../diagnostics/print.ts'
import { composeBackCover } from '../pages/back-cover.ts'
import { imposePages } from '../pdf/impose/impose.ts'
import { planNUp } from '../pdf/impose/n-up.ts'
import { lyingFor, PAPERS, turnedFor } from '../pdf/impose/paper.ts'
import type { SheetPlan } from '../pdf/impose/plan.ts'
import { planSaddle } from '../pdf/impose/saddle.ts'
import { printOnePage } from '../pdf/one-page.ts'
import { checkSheets } from '../preflight/print/sheets.ts'
import type { MadeEdition } from './edition.ts'
import { drawInstructions } from './instructions.ts'
import type { DerivedRequest, Source } from './source.ts'
import { size } from './table.ts'

/** Sheets of paper with the pages of a finished edition. */
export async function makeSheetsEdition(
  request: DerivedRequest<SaddleEdition | NUpEdition>,
): Promise<Outcome<MadeEdition>> {
  const { book, edition, source, steps, draft } = request
  const planned = planSheets(edition, source)
  if (!planned.value)
    return { diagnostics: planned.diagnostics.map((one) => ({ ...one, place: edition.place ?? { file: book.file } })) }
  const { plan, paper } = planned.value
  return steps.run(`${edition.name} 拼版`, async (step) => {
    const diagnostics: Diagnostic[] = [...planned.diagnostics]
    const drawn =
      edition.made === 'saddle' && edition.instructions
        ? await drawInstructions({ ...request, edition }, { plan, paper })
        : undefined
    diagnostics.push(...(drawn?.diagnostics ?? []))
    if (hasErrors(diagnostics)) {
      step.failed(summary(diagnostics))
      return { diagnostics }
    }
    const back = await drawBack(request, plan)
    diagnostics.push(...back.diagnostics)
    const name = `${book.identifier}/${edition.name}`
    const data = await imposePages(source.data, plan, name, { before: drawn?.value?.page, back: back.value })
    const extra = drawn?.value ? 1 : 0
    const sides = plan.sides.length + 2 * extra
    if (!draft) diagnostics.push(...(await checkSheets(data, { plan, before: 2 * extra, texts: source.printed.texts })))
    const sheets = plan.duplex ? sides / 2 : sides
    if (hasErrors(diagnostics)) step.failed(summary(diagnostics))
    else step.done(`${source.printed.labels.length} 页，${sheets} 张 ${paper.toUpperCase()}，${size(data.length)}`)
    return { value: { data, pages: sides, sheets, fonts: drawn?.value ? [drawn.value.font] : [] }, diagnostics }
  })
}

/** The back cover, where the plan has one and the front has a ground. */
async function drawBack(
  { book, source, browsers }: DerivedRequest<SaddleEdition | NUpEdition>,
  { sides }: SheetPlan,
): Promise<Outcome<Uint8Array | undefined>> {
  if (!sides.some(({ back }) => back) || !book.style?.places['--cover-ground']) return { diagnostics: [] }
  const { value: pool, diagnostics: trouble } = await browsers.get()
  if (!pool) return { diagnostics: trouble }
  const { trim } = source.printed.geometry
  const html = await composeBackCover(book, source.edition, trim)
  const printed = await printOnePage({ html, faces: [], trim, prepare: () => {}, hint: '' }, pool)
  return { value: printed.value?.data, diagnostics: [...trouble, ...printed.diagnostics] }
}

function planSheets(
  edition: SaddleEdition | NUpEdition,
  { printed, edition: source }: Source,
): Outcome<{ plan: SheetPlan; paper: Paper }> {
  const { trim: page, writing } = printed.geometry
  const count = printed.labels.length
  const binding = writing === 'vertical' ? 'right' : 'left'
  if (edition.made === 'n-up') {
    const sheet = turnedFor(PAPERS[edition.paper], page, edition.up)
    return {
      value: { plan: planNUp({ count, page, sheet, up: edition.up, from: binding }), paper: edition.paper },
      diagnostics: [],
    }
  }
  const found = lyingFor(page, edition.paper)
  if (!found) return { diagnostics: [tooSmall(edition, source, page)] }
  const { caliper, section, marks } = edition
  const plan = planSaddle({
    count,
    page,
    sheet: found.sheet,
    binding,
    caliper,
    section,
    lastPage: { none: 'any', front: 'blank', both: 'cover' }[printed.cover] as 'any' | 'blank' | 'cover',
    foldMarks: marks.includes('fold'),
    stapleMarks: marks.includes('staple'),
  })
  return { value: { plan, paper: found.paper }, diagnostics: [] }
}

function tooSmall(
  { name, paper }: SaddleEdition,
  { name: of }: PrintEdition,
  page: { width: number; height: number },
): Diagnostic {
  const fitting = lyingFor(page)?.paper
  const message = `版本 ${name} 的纸 ${paper ?? ''} 太小，放不下 ${of} 的两页（每页 ${page.width}×${page.height} 毫米）。`
  const hint = fitting ? `写 paper: ${fitting}，或删去 paper。` : `${of} 的开本太大，不能拼在现有的纸上。`
  return { severity: 'error', rule: 'impose/paper-too-small', message, hint, domain: 'configuration' }
}
