import { mkdtemp, readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { changeOneLetter } from './books/store.ts'
import { freshCache } from './caches.ts'
import { type Measurement, measure } from './measure/run.ts'
import type { Subject } from './subject.ts'

export type Method = 'native' | 'cold' | 'letter' | 'fonts' | 'stages' | 'stages-letter' | 'running' | 'paged'

export type Sample = Measurement & { pages: number }

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url))

/**
 * One round: everybody builds `subject` once, in turn, so that whatever else the machine does hits all alike. `place` is a folder for
 * what they write, `cache` one that holds the unpacked browser.
 */
export async function runRound(
  subject: Subject,
  request: { place: string; cache: string; withPaged: boolean },
): Promise<Partial<Record<Method, Sample>>> {
  const { cache } = request
  // Nothing is deleted before the end: for some seconds after that, ext4 takes half a millisecond to create a file, and a first build has 1500.
  const place = await mkdtemp(path.join(request.place, 'round-'))
  const own = path.join(place, 'cache')
  const staged = path.join(place, 'cache-stages')
  const known = path.join(place, 'cache-fonts')
  await freshCache(own, cache, ['browser'])
  await freshCache(staged, cache, ['browser'])

  const native = await byOther('native', subject, cache, place)
  const cold = await byBanxin(subject, own, place)
  await freshCache(known, own, ['browser', 'fonts'])
  const stages = await byStages('stages', subject, staged)
  await changeOneLetter(subject.folder)
  const letter = await byBanxin(subject, own, place)
  const stagesLetter = await byStages('stages', subject, staged)
  // A third text, which the preview is to lay out for itself: it makes the fourth, and then the first.
  await changeOneLetter(subject.folder)
  const fonts = await byBanxin(subject, known, place)
  const running = await byStages('running', subject, staged)
  const paged = request.withPaged ? await byOther('paged', subject, cache, place) : undefined
  return { native, cold, letter, fonts, stages, 'stages-letter': stagesLetter, running, ...(paged ? { paged } : {}) }
}

/** The command itself. When its preflight refuses the PDF it has done all the work but the writing. */
async function byBanxin(subject: Subject, cache: string, place: string): Promise<Sample> {
  const out = path.join(place, 'out')
  const env = { ...process.env, BANXIN_CACHE: cache }
  const args = [here('../bin/banxin.js'), 'build', subject.folder, '--edition', 'booklet', '--out', out]
  const measurement = await measure(args, { env, codes: [0, 1] })
  return { ...measurement, pages: subject.pages }
}

async function byStages(run: 'stages' | 'running', subject: Subject, cache: string): Promise<Sample> {
  const measurement = await measure([here(`runs/${run}.ts`), subject.folder, cache])
  return { ...measurement, pages: Number(measurement.result.pages) }
}

async function byOther(name: 'native' | 'paged', subject: Subject, cache: string, place: string): Promise<Sample> {
  const out = path.join(place, `${name}.pdf`)
  const measurement = await measure([here(`runs/${name}.ts`), subject.flow, cache, out])
  return { ...measurement, pages: countPages(await readFile(out, 'latin1')) }
}

/** Chromium writes its page objects plainly. */
function countPages(pdf: string): number {
  return pdf.match(/\/Type\s*\/Page\b/g)?.length ?? Number.NaN
}
