import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { realPathOf } from '../config/inside.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { summary } from '../diagnostics/print.ts'
import type { Page } from '../pages/page.ts'
import { openInEditor } from './editor.ts'
import { excerptOf } from './excerpt.ts'
import { locate } from './locate.ts'
import { openRebuilder, type Proving, type RebuilderRequest, type Rebuilt } from './rebuild.ts'
import { openServer, type PreviewServer, type SourceLine } from './server.ts'
import { describePublication, type Status } from './state.ts'
import { viewerFiles } from './viewer-files.ts'
import { type Watch, watchBook } from './watch.ts'

export type PreviewRequest = RebuilderRequest & {
  /** The edition that is shown first; default: the first that has pages. */
  edition?: string
  /** 0: any that is free. */
  port: number
  /** How to open a file (editor.ts); without it the viewer shows the lines only. */
  editor?: string
  /** Hears what has become of each change, in a line, and what was found. */
  tell(line: string, found?: readonly Diagnostic[]): void
}

export type Preview = {
  /** Where the viewer is. */
  url: string
  /** Safe to call twice. */
  close(): Promise<void>
}

/**
 * Shows a book in the author's browser, as it prints, and again after every change of its files. The first pages are made after it resolves.
 * Rejects when the port is not free, or the system does not tell of changes.
 */
export async function openPreview(request: PreviewRequest): Promise<Preview> {
  const { tell } = request
  const root = (await realPathOf(request.manuscript)) ?? path.resolve(request.manuscript)
  const rebuilder = openRebuilder(request)
  let wanted = request.edition
  let shown: readonly Page[] = []
  let version = 0
  let waiting = false
  let closed = false
  let working: Promise<void> | undefined
  let proving: Proving | undefined

  const change = () => {
    waiting = true
    // What is being proven is of yesterday.
    proving?.stop()
    working ??= work().finally(() => {
      working = undefined
    })
  }
  const placeFor = (place: SourceLine) =>
    excerptOf(place, { root, sourceOf: rebuilder.sourceOf, editor: !!request.editor })
  const server = await openServer({
    port: request.port,
    files: await viewerFiles(),
    desired: {
      edition(name) {
        wanted = name
        change()
      },
      again: change,
      locate(index, click) {
        const page = shown[index]
        const place = page && locate(page, click, rebuilder.sourceOf)
        return place && placeFor({ line: 1, column: 1, ...place })
      },
      excerpt: placeFor,
      open(place) {
        if (!request.editor || !placeFor(place)) return false
        openInEditor(request.editor, { ...place, path: path.join(root, place.file) }, tell)
        return true
      },
    },
  })
  let watch: Watch | undefined

  async function work(): Promise<void> {
    while (waiting && !closed) {
      waiting = false
      await once(server).catch((error: unknown) => {
        // A browser that is taken away in the middle of its work.
        if (closed) return
        const findings = [fault(error)]
        server.status({ phase: 'failed', words: '没有排成', findings, summary: summary(findings) })
        tell('✗ 没有排成', findings)
      })
    }
  }

  async function once(to: PreviewServer): Promise<void> {
    const start = performance.now()
    const seconds = () => `${((performance.now() - start) / 1000).toFixed(1)} 秒`
    const status = (phase: Status['phase'], words: string, findings: Diagnostic[] = [], all = '') =>
      to.status({ phase, words, findings, summary: all })
    status('working', '正在排版')
    const made = await rebuilder.rebuild(wanted, {
      progress: throttled(({ chapters, of, pages }) =>
        status('working', `正在排版　${chapters}/${of} 章，${pages} 页`),
      ),
    })
    const { book, edition, pages, pdf, look, diagnostics } = made
    if (closed) return
    if (!book || !edition || !pages || !pdf || look === undefined) {
      status('failed', version > 0 ? '没有排成，页面还是改动以前的' : '没有排成', diagnostics, summary(diagnostics))
      return tell(`✗ ${edition?.name ?? '预览'}　${summary(diagnostics)}　${seconds()}`, diagnostics)
    }
    version += 1
    shown = pages.pages
    to.publish(describePublication(pages, { book, edition, look, version }), pdf)
    const told = `${edition.name}　${pages.pages.length} 页　${seconds()}`
    status('checking', `${seconds()}排好，正在检查`, diagnostics)
    const found = await provenUnlessChanged(made)
    // A change has come: what it makes is proven in its turn.
    if (!found) return tell(`✓ ${told}`)
    const all = [...diagnostics, ...found]
    status('done', told, all, summary(all))
    tell(`✓ ${told}　${summary(all)}`, all)
  }

  async function provenUnlessChanged({ prove }: Rebuilt): Promise<Diagnostic[] | undefined> {
    // Authors type on: what is checked at every letter keeps the next from being laid out.
    for (let passed = 0; passed < QUIET && !waiting && !closed; passed += STEP) await wait(STEP)
    if (waiting || closed || !prove) return undefined
    proving = prove()
    try {
      return await proving.found
    } finally {
      proving = undefined
    }
  }

  const close = async () => {
    closed = true
    proving?.stop()
    await watch?.close()
    await server.close()
    await rebuilder.close()
    await working
  }
  try {
    watch = await watchBook(root, change)
  } catch (error) {
    await close()
    throw error
  }
  change()
  return { url: server.url, close }
}

/** ms without a change, after which pages are checked; and how often that is looked at. */
const QUIET = 200
const STEP = 20

/** At most some times a second. */
function throttled<Value>(listener: (value: Value) => void): (value: Value) => void {
  let last = 0
  return (value) => {
    const now = performance.now()
    if (now - last < 150) return
    last = now
    listener(value)
  }
}

function fault(error: unknown): Diagnostic {
  return {
    severity: 'error',
    rule: 'preview/fault',
    message: `排版出了意外：${error instanceof Error ? error.message : String(error)}`,
    hint: '这是 Banxin 的错误，请连同这一行报告。改动任何一个文件会再试一次。',
    domain: 'machine',
  }
}
