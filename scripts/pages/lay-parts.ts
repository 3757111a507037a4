import { createHash } from 'node:crypto'
import { type Diagnostic, eachOnce, hasErrors, type Outcome } from '../diagnostics/diagnostic.ts'
import { placeOf } from '../diagnostics/place.ts'
import type { LaidPart } from './assemble.ts'
import type { Layouter } from './layouter.ts'
import type { Part } from './part.ts'

export type Laid = LaidPart & { diagnostics: Diagnostic[] }

/** Lays out parts, as many at a time as there are tabs. */
export type PartLayer = {
  /** Begins with a part while others are still being made; one of the same content is not laid out again. */
  begin(part: Part): void
  /** All results, in the order of the parts, whichever was done first. There is no value when one of them cannot be laid out. */
  finish(parts: readonly Part[]): Promise<Outcome<Laid[]>>
}

export function openPartLayer(request: {
  layouter: Layouter
  vertical: boolean
  /** Manuscript files by chapter, for messages. */
  files: readonly string[]
  /** Told after every part: chapters done, and pages so far. */
  progress?: (state: { chapters: number; pages: number }) => void
}): PartLayer {
  const { layouter, vertical, files, progress } = request
  const begun = new Map<string, Promise<Outcome<Laid>>>()
  /** Pages by chapter, and of what belongs to none. */
  const done = new Map<string | number, number>()
  const lay = async (part: Part): Promise<Outcome<Laid>> => {
    const file = part.chapter === undefined ? undefined : files[part.chapter]
    const { value, diagnostics } = await layouter.layout({ html: part.html, notes: part.notes, vertical }, file)
    if (!value) return { diagnostics }
    done.set(part.chapter ?? part.kind, value.pages.length)
    const chapters = [...done.keys()].filter((key) => typeof key === 'number').length
    progress?.({ chapters, pages: [...done.values()].reduce((sum, pages) => sum + pages, 0) })
    return { value: { part, pages: value.pages, diagnostics: [...diagnostics, ...findings(value)] }, diagnostics: [] }
  }
  const begin = (part: Part): Promise<Outcome<Laid>> => {
    const key = contentOf(part)
    const result = begun.get(key) ?? lay(part)
    begun.set(key, result)
    // Whoever finishes hears of it.
    result.catch(() => {})
    return result
  }
  return {
    begin: (part) => void begin(part),
    async finish(parts) {
      const outcomes = await Promise.all(parts.map(begin))
      // The end of the last browser is the end of many parts: once is enough.
      const diagnostics = eachOnce(outcomes.flatMap((outcome) => outcome.diagnostics))
      return { value: hasErrors(diagnostics) ? undefined : outcomes.flatMap(({ value }) => value ?? []), diagnostics }
    },
  }
}

/** Parts of the same content come out as the same pages. A digest: the text of a long book need not be held twice. */
export function contentOf(part: Part): string {
  const before = contents.get(part)
  if (before) return before
  const content = JSON.stringify([part.kind, part.chapter, part.html, part.notes])
  const digest = createHash('sha256').update(content).digest('hex')
  contents.set(part, digest)
  return digest
}

/** Every round asks for that of every part, and most are the same in all. */
const contents = new WeakMap<Part, string>()

function findings({ pages, problems }: { pages: Laid['pages']; problems: string[] }): Diagnostic[] {
  const outside = pages.flatMap((page) => page.outside)
  return [
    ...overTall(pages),
    ...problems.map(
      (problem): Diagnostic => ({
        severity: 'error',
        rule: 'pages/layouter',
        message: `排版引擎报告：${problem}`,
        hint: '这一处排不下或排不开；请把所指的块拆小，仍不行请报告此问题。',
        place: placeOf(problem.match(/\S+:\d+:\d+/)?.[0]),
      }),
    ),
    ...outside.map(
      ({ source, text }): Diagnostic => ({
        severity: 'error',
        rule: 'pages/outside',
        message: `内容超出版心：“${text}”`,
        hint: '请缩短不能折行的内容（长网址、代码、宽表格），或换较大的开本。',
        place: placeOf(source),
      }),
    ),
  ]
}

/** A block that may not be broken and is taller than a page is told once, where it begins. */
function overTall(pages: Laid['pages']): Diagnostic[] {
  const sources = new Set(pages.flatMap((page) => page.overTall))
  return [...sources].map((source) => ({
    severity: 'warning',
    rule: 'pages/over-tall',
    message: '这一块比一页还高，只好在页末断开。',
    hint: '请拆成几块（表格的一行可拆成几行），或换较大的开本。',
    place: placeOf(source),
  }))
}
