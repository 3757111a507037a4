import type { SaddleEdition } from '../config/book.ts'
import type { Outcome } from '../diagnostics/diagnostic.ts'
import type { FontSource } from '../fonts/face.ts'
import { cutOneFace } from '../fonts/one-face.ts'
import { fontFaceRules } from '../fonts/rules.ts'
import { sheetWordsOf } from '../html/sheet-words.ts'
import { composeInstructions, type Instructions, instructionCharacters } from '../pages/instructions-page.ts'
import type { SheetPlan } from '../pdf/impose/plan.ts'
import { printOnePage } from '../pdf/one-page.ts'
import type { DerivedRequest } from './source.ts'

/** The sheet that says how to print and to fold, as a PDF of one page. */
export async function drawInstructions(
  request: DerivedRequest<SaddleEdition>,
  { plan, paper }: { plan: SheetPlan; paper: string },
): Promise<Outcome<{ page: Uint8Array; font: FontSource }>> {
  const { book, workshop, browsers } = request
  const words = instructionsOf(request, plan, paper.toUpperCase())
  const cut = await cutOneFace(book, instructionCharacters(words), workshop)
  workshop.rest()
  const faces = [{ family: 'Banxin Hei', weight: 400 as const, name: 'instructions.ttf', data: cut.data }]
  const html = await composeInstructions({ ...words, heading: cut.fitted(words.heading) }, fontFaceRules(faces))
  const { value: pool, diagnostics: trouble } = await browsers.get()
  if (!pool) return { diagnostics: trouble }
  const printed = await printOnePage({ html, faces, trim: plan.sheet, prepare: () => {}, hint: TOO_LONG }, pool)
  return {
    value: printed.value && { page: printed.value.data, font: cut.source },
    diagnostics: [...trouble, ...printed.diagnostics],
  }
}

const TOO_LONG = '说明放不进这种纸：换大一号的纸，或写 instructions: false。'

function instructionsOf(
  { book, edition, source }: DerivedRequest<SaddleEdition>,
  plan: SheetPlan,
  paper: string,
): Instructions {
  const { folding } = sheetWordsOf(book.language)
  const { section, marks } = edition
  const sheets = plan.sides.length / 2
  return {
    heading: `${book.title}　${edition.name}`,
    title: folding.title,
    amount: folding.amount(sheets, paper, source.printed.labels.length),
    steps: folding.steps({
      paper,
      section: section !== undefined && section < sheets ? section : undefined,
      sections: Math.ceil(sheets / (section ?? sheets)),
      staples: marks.includes('staple'),
      right: source.printed.geometry.writing === 'vertical',
    }),
    last: folding.last,
    language: book.language,
    sheet: plan.sheet,
  }
}
