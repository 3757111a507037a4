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
import type { MadeEdition, PrintedPages } from './edition.ts'
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
    const more = { before: drawn?.value?.page, back: back.value, language: book.language }
    const data = await imposePages(source.data, plan, name, more)
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
  return { value: { plan, paper: found.paper }, diagnostics: tooThick(edition, plan, printed.geometry) }
}

/** mm between the type area and the fold, below which a line is lost in it. */
const LEAST_GUTTER = 4
/** mm of paper through which a stapler goes and which still folds: 25 sheets of 80 g, a hundred pages. */
const MOST_STAPLED = 2.5

/** The inner pages of many sheets are moved so far that they end in the fold; and a staple holds only so much paper. */
function tooThick(
  { name, caliper, section, place }: SaddleEdition,
  { sides }: SheetPlan,
  { margin }: PrintedPages['geometry'],
): Diagnostic[] {
  const folded = Math.min(section ?? Number.POSITIVE_INFINITY, sides.length / 2)
  const [creep, gutter] = [(folded - 1) * caliper, (margin.inner / 96) * 25.4]
  const found = { place, hint: '写 section: 4，四张一帖，锁线；或做胶订：press: true 和 wrap: true。' }
  if (gutter - creep < LEAST_GUTTER) {
    const message = `版本 ${name} 一帖 ${folded} 张，最里面的页要往折缝移 ${creep.toFixed(1)} 毫米，订口只有 ${gutter.toFixed(1)} 毫米，字会到折缝里。`
    return [{ severity: 'error', rule: 'impose/creep', message, ...found, domain: 'configuration' }]
  }
  const thickness = folded * caliper
  if (section !== undefined || thickness <= MOST_STAPLED) return []
  const message = `版本 ${name} 有 ${folded} 张纸，厚 ${thickness.toFixed(1)} 毫米，骑马订订不透、合不拢。`
  return [{ severity: 'warning', rule: 'impose/too-thick', message, ...found }]
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
