import path from 'node:path'
import type { Book } from '../config/book.ts'
import { cacheFolder } from '../config/cache.ts'
import { loadBook } from '../config/load.ts'
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts'
import { openWorkshop } from '../fonts/workshop.ts'
import { openPreview, type Preview } from '../preview/preview.ts'
import { printEditions } from '../preview/rebuild.ts'
import { selectEditions } from './select.ts'

export type PreviewCommand = {
  /** The book's folder. */
  manuscript: string
  edition?: string
  /** 0: any that is free. */
  port: number
  /** How to open a file (preview/editor.ts). */
  editor?: string
  browser?: string
  browsers?: string
  env: NodeJS.ProcessEnv
  /** Told the address of the viewer. */
  opened(url: string): void
  /** Told what has become of each change. */
  say(line: string): void
  /** Told what was found, when it is not what was found before. */
  found(diagnostics: readonly Diagnostic[]): Promise<void>
}

/** Shows a book in the author's browser until the process is asked to end. Returns why it did not even begin, if so. */
export async function preview(command: PreviewCommand): Promise<Diagnostic[]> {
  const { manuscript, env, say } = command
  const wrong = await wrongFromTheStart(command)
  if (wrong.length > 0) {
    await command.found(wrong)
    return wrong
  }
  const cache = await cacheFolder(env)
  const workshop = openWorkshop(cache)
  workshop.ready()
  let last = ''
  let telling = Promise.resolve()
  const tell = (line: string, found: readonly Diagnostic[] = []) => {
    say(line)
    const now = JSON.stringify(found)
    if (now !== last) telling = telling.then(() => command.found(found))
    last = now
  }
  const { browser, browsers, ...options } = command
  let shown: Preview
  try {
    shown = await openPreview({ ...options, manuscript, path: browser, places: browsers, cache, workshop, tell })
  } catch (error) {
    workshop.close()
    const why = [whyNot(error as NodeJS.ErrnoException, command)]
    await command.found(why)
    return why
  }
  command.opened(shown.url)
  say('在浏览器里打开上面的地址；按 Ctrl-C 结束。')
  await asked(['SIGINT', 'SIGTERM', 'SIGHUP'])
  await shown.close()
  workshop.close()
  await telling
  return []
}

/** What is not mended by editing on: a folder without a book, an edition that has no pages. Other errors of the book are shown in the viewer. */
async function wrongFromTheStart({ manuscript, edition, env }: PreviewCommand): Promise<Diagnostic[]> {
  const { value: book, diagnostics } = await loadBook(manuscript, env)
  if (!book) return diagnostics.filter(({ rule }) => NO_BOOK.has(rule))
  if (edition === undefined) return []
  const { value: selected = [], diagnostics: unknown } = selectEditions(book, [edition])
  if (hasErrors(unknown)) return unknown
  return printEditions(book).some(({ name }) => name === selected[0]?.name) ? [] : [withoutPages(book, edition)]
}

const NO_BOOK = new Set(['config/folder-missing', 'config/book-yaml-missing'])

function withoutPages(book: Book, name: string): Diagnostic {
  const names = printEditions(book).map((edition) => edition.name)
  return {
    severity: 'error',
    rule: 'preview/edition-without-pages',
    message: `版本 ${name} 没有自己的页面，不能预览。`,
    hint:
      names.length > 0
        ? `能预览的：${names.join('、')}。`
        : '在 book.yaml 里加一个印刷的版本，如 booklet: { theme: booklet }。',
    place: { file: book.file },
    domain: 'configuration',
  }
}

function whyNot(error: NodeJS.ErrnoException, { port, manuscript }: PreviewCommand): Diagnostic {
  if (error.syscall === 'listen')
    return {
      severity: 'error',
      rule: 'preview/port-taken',
      message: `端口 ${port} 不能用（${error.code}）。`,
      hint: '换一个端口，或者不写 --port，由系统挑一个空着的。',
      domain: 'configuration',
    }
  if (error.code === 'ENOSPC' || error.code === 'EMFILE')
    return {
      severity: 'error',
      rule: 'preview/cannot-watch',
      message: `系统不肯再看更多的文件，不知道 ${path.resolve(manuscript)} 里的改动（${error.code}）。`,
      hint: 'Linux 上放宽限制：sudo sysctl fs.inotify.max_user_watches=524288；或者关掉别的正在看文件的程序。',
      domain: 'machine',
    }
  throw error
}

/** Resolves when the process gets one of `signals`; a second one, a while later, ends it at once. */
function asked(signals: readonly NodeJS.Signals[]): Promise<void> {
  return new Promise((resolve) => {
    let first: number | undefined
    const heard = () => {
      const now = performance.now()
      first ??= now
      if (now - first > SECOND_THOUGHT) process.exit(1)
      resolve()
    }
    for (const signal of signals) process.on(signal, heard)
  })
}

/** ms. A terminal sends a signal to all processes, and the launcher (bin/banxin.js) sends it on: that is one. */
const SECOND_THOUGHT = 500
