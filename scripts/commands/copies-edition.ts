import type { CopiesEdition } from '../config/book.ts'
import { copyNumber } from '../config/copy-numbers.ts'
import { type Diagnostic, hasErrors, type Outcome } from '../diagnostics/diagnostic.ts'
import { summary } from '../diagnostics/print.ts'
import { cutOneFace } from '../fonts/one-face.ts'
import { type CopiesRequest, stampEach } from '../pdf/copies/each.ts'
import { numberPlace } from '../pdf/copies/number-place.ts'
import { signsOfStamp } from '../pdf/copies/stamp.ts'
import { stampTogether } from '../pdf/copies/together.ts'
import { checkCopies } from '../preflight/print/copies.ts'
import type { MadeEdition } from './edition.ts'
import type { DerivedRequest } from './source.ts'
import { size } from './table.ts'

/** Numbered copies of a finished handout: one file, or a folder with a file a copy. */
export async function makeCopiesEdition(request: DerivedRequest<CopiesEdition>): Promise<Outcome<MadeEdition>> {
  const { book, edition, source, steps, draft, workshop } = request
  const { name, numbers, watermark } = edition
  return steps.run(`${name} 编份号`, async (step) => {
    const { data: face, source: font, lacking } = await cutOneFace(book, signsOfStamp(watermark), workshop)
    workshop.rest()
    if (lacking.length > 0) {
      step.failed('水印里有字体没有的字')
      return { diagnostics: [unprintable(edition, lacking, book.file)] }
    }
    const stamp = { face, number: numberPlace(source.printed.geometry), watermark }
    const wanted = { stamp, numbers, name: `${book.identifier}/${name}` }
    const paper = source.data
    const files = edition.each ? () => named(stampEach(paper, wanted)) : undefined
    const together = files ? undefined : await stampTogether(paper, wanted)
    const samples = together ? [] : await firstAndLast(paper, wanted)
    const data = together ?? samples[0] ?? new Uint8Array()
    const diagnostics: Diagnostic[] = []
    if (!draft) {
      const { width, height } = source.printed.geometry.trim
      const expected = { numbers, watermark, place: stamp.number, texts: source.printed.texts, trim: { width, height } }
      diagnostics.push(...(await checkCopies(together ?? samples, expected)))
    }
    const pages = source.printed.labels.length
    if (hasErrors(diagnostics)) step.failed(summary(diagnostics))
    else step.done(`${numbers.length} 份，每份 ${pages} 页，${files ? '一份一个文件' : size(data.length)}`)
    return {
      value: { data, files, pages: together ? (pages + (pages % 2)) * numbers.length : pages, fonts: [font] },
      diagnostics,
    }
  })
}

async function* named(copies: ReturnType<typeof stampEach>): AsyncGenerator<{ file: string; data: Uint8Array }> {
  for await (const { number, data } of copies) yield { file: `${copyNumber(number)}.pdf`, data }
}

/** The others differ from them in their figures. One file where there is one copy. */
async function firstAndLast(paper: Uint8Array, wanted: CopiesRequest): Promise<Uint8Array[]> {
  const ends = [...new Set([wanted.numbers[0], wanted.numbers.at(-1)])].filter((number) => number !== undefined)
  const samples: Uint8Array[] = []
  for await (const { data } of stampEach(paper, { ...wanted, numbers: ends })) samples.push(data)
  return samples
}

function unprintable({ name, place }: CopiesEdition, lacking: readonly string[], file: string): Diagnostic {
  return {
    severity: 'error',
    rule: 'copies/watermark-unprintable',
    message: `版本 ${name} 的水印里有字体没有的字：${lacking.join('')}。`,
    hint: '换一个字，或在 fonts 里给 hei 一个有这个字的字体。',
    place: place ?? { file },
    domain: 'configuration',
  }
}
