import { rm } from 'node:fs/promises'
import path from 'node:path'
import { type Kind, writeManuscript } from './books/manuscript.ts'
import { storeManuscript } from './books/store.ts'
import { writeFlow } from './flow.ts'
import { pageTexts, paragraphEnds } from './page-texts.ts'
import { runStages } from './pipeline.ts'

/** A book of the bench's own, ready to be built by everyone. */
export type Subject = {
  name: string
  kind: Kind
  writing: 'horizontal' | 'vertical'
  /** Pages of Banxin's edition. */
  pages: number
  manuscript: ReadonlyMap<string, string>
  /** The manuscript's folder, and that of the flowing HTML. */
  folder: string
  flow: string
  /** Texts of Banxin's chapter pages. */
  texts: string[]
  /** Where their paragraphs end, in characters. */
  paragraphs: number[]
  /** Characters of a full line. */
  line: number
  /** What preflight had against it. */
  errors: string[]
}

/** Makes a book of about `request.pages` pages below `place`, and builds it once, unmeasured, to know its pages. */
export async function makeSubject(
  request: { kind: Kind; pages: number; writing: 'horizontal' | 'vertical' },
  place: string,
  cache: string,
): Promise<Subject> {
  const { kind, writing } = request
  const manuscript = writeManuscript(request)
  const folder = path.join(place, `${kind}-${writing}-${request.pages}`)
  await rm(folder, { recursive: true, force: true })
  await storeManuscript(folder, manuscript)
  const made = await runStages({ folder, cache, ended: () => {} })
  const flow = `${folder}-flow`
  await writeFlow(flow, made)
  const pages = made.pages.pages.length
  const texts = pageTexts(made.pages.pages)
  const paragraphs = paragraphEnds(made.pages.pages)
  const { area, size } = made.pages.geometry
  const line = Math.floor((writing === 'vertical' ? area.height : area.width) / size)
  const name = `${kind}${writing === 'vertical' ? ', vertical' : ''}, ${pages} pages`
  return { name, kind, writing, pages, manuscript, folder, flow, texts, paragraphs, line, errors: made.errors }
}
