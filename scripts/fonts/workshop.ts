import { startApart } from '../workers/apart.ts'
import type { Helper } from '../workers/queue.ts'
import { type Cut, knownCut } from './cuts.ts'
import { type FontFacts, knownFacts, knowsFonts } from './facts.ts'
import { BUILT_IN, type BuiltIn, type FontFile } from './files.ts'
import type { Task } from './tasks.ts'

/**
 * Where a build has its fonts looked into and cut: in a process beside, since the files are large (60 MB in all), the unpacking of
 * one can take half a second, and the memory should come back. What the cache knows needs none.
 */
export type FontWorkshop = {
  /** Has the process started where nothing is known of any font: it takes a quarter of a second, and the book is not read yet. */
  ready(): void
  /** As `inspectFont`. */
  inspect(font: Pick<FontFile, 'file' | 'identity'>): Promise<FontFacts>
  /** As `subset`. */
  cut(request: Omit<Cut, 'cache'>): Promise<Uint8Array>
  /**
   * Begins with what every first build on a machine has to do; resolves when it is being done.
   * @param names of the faces that are wanted; all where it is absent
   * @param sparing from now on the process lives for a second or two, beside a build that needs its core too: the cover of an e-book
   * (workers/sparing.ts)
   */
  begin(request?: { names?: readonly BuiltIn[]; sparing?: boolean }): Promise<void>
  /** Ends the process until it is wanted again, for its memory, as soon as nothing is being done. */
  rest(): void
  /** Ends it for good, and gives up what is still being done. */
  close(): void
}

/** Nothing is done yet. The results are remembered below `cache`. */
export function openWorkshop(cache: string): FontWorkshop {
  const looked = new Map<string, Promise<Look>>()
  let helper: Helper | undefined
  let sparing = false
  let closed = false
  let resting = false
  let busy = 0
  const ask = async <Result>(task: Task): Promise<Result> => {
    if (closed) throw new Error('the font workshop is closed')
    helper ??= startApart(MODULE)
    resting = false
    busy += 1
    try {
      return await helper.ask<Result>({ ...task, sparing })
    } finally {
      busy -= 1
      if (resting) rest()
    }
  }
  const rest = () => {
    resting = busy > 0
    if (resting) return
    helper?.close()
    helper = undefined
  }
  const look = async ({ file, identity }: Pick<FontFile, 'file' | 'identity'>): Promise<Look> => {
    const known = await knownFacts({ identity, cache })
    const facts = known ? Promise.resolve(known) : ask<FontFacts>({ inspect: { file, identity, cache } })
    // Whoever wants a font will be told what is wrong with it.
    facts.catch(() => {})
    return { facts }
  }
  const begin = (font: Pick<FontFile, 'file' | 'identity'>) => {
    const begun = looked.get(font.identity) ?? look(font)
    looked.set(font.identity, begun)
    return begun
  }
  return {
    ready() {
      if (!closed && !knowsFonts(cache)) helper ??= startApart(MODULE)
    },
    inspect: async (font) => (await begin(font)).facts,
    async cut({ file, identity, characters, axes, format }) {
      const cut = { file, identity, characters: [...characters], axes, format, cache }
      const known = await knownCut(cut)
      if (known) return known
      // Megabytes go faster by way of the cache than from process to process; where it cannot be written they come the long way.
      await ask({ cut, send: false })
      return (await knownCut(cut)) ?? ask<Uint8Array>({ cut, send: true })
    },
    async begin({ names = Object.keys(BUILT_IN) as BuiltIn[], sparing: spared = sparing } = {}) {
      sparing = spared
      await Promise.all(names.map((name) => begin(BUILT_IN[name])))
    },
    rest,
    close() {
      closed = true
      helper?.close()
    },
  }
}

/** Facts on their way. Within an object, since whoever awaits a promise would wait for them too. */
type Look = { facts: Promise<FontFacts> }

const MODULE = new URL('./tasks.ts', import.meta.url)
