import { fileURLToPath } from 'node:url'
import { afterAll } from 'vitest'
import { openBrowser } from '../../scripts/browser/launch.ts'
import { openOrigin } from '../../scripts/browser/origin.ts'
import { gatherPool } from '../../scripts/browser/pool.ts'
import { openTab, type Tab } from '../../scripts/browser/tab.ts'
import type { Book, Language, PrintEdition } from '../../scripts/config/book.ts'
import { cacheFolder } from '../../scripts/config/cache.ts'
import type { FontSet } from '../../scripts/fonts/face.ts'
import { prepareFonts } from '../../scripts/fonts/prepare.ts'
import type { EngineRequest, EngineResult } from '../../scripts/pages/engine/main.ts'
import { engineFiles, openEngine } from '../../scripts/pages/engine.ts'
import { editionAttributes, readStyles } from '../../scripts/pages/styles.ts'

export const BOOKLET: PrintEdition = {
  name: 'h',
  format: 'pdf',
  theme: 'booklet',
  writing: 'horizontal',
  notes: 'chapter',
}
export const VERTICAL: PrintEdition = {
  name: 'v',
  format: 'pdf',
  theme: 'booklet',
  writing: 'vertical',
  notes: 'chapter',
}

/** A browser for all tests of a file, alone and as a pool of one tab; ended with it. */
export async function browserForTests() {
  const cache = await cacheFolder()
  const { value, diagnostics } = await openBrowser({ cache })
  if (!value) throw new Error(diagnostics.map((diagnostic) => diagnostic.message).join('\n'))
  afterAll(() => value.close())
  const { value: pool } = await gatherPool([{ name: 'the browser', tabs: 1, session: value }])
  if (!pool) throw new Error('no pool')
  return { ...value, pool }
}

/** The faces that come with Banxin, cut to `text`; of another language those of tests/fixtures/fonts, which have few characters. */
export async function fontsForTests(text: string, language: Language = 'zh-Hans'): Promise<FontSet> {
  const cache = await cacheFolder()
  const fonts: Book['fonts'] = language === 'zh-Hans' ? {} : { song: fixtureFont(language) }
  const book = { root: '/nowhere', file: 'book.yaml', language, fonts } as Book
  const { value } = await prepareFonts({ book, uses: [{ text }], cache })
  if (!value) throw new Error('no fonts')
  return value
}

/** A regular face cut from the package of a language. */
export function fixtureFont(language: Language): string {
  const name = language === 'ja' ? 'NotoSerifJP' : 'NotoSerifTC'
  return fileURLToPath(new URL(`../fixtures/fonts/${name}_400Regular.ttf`, import.meta.url))
}

export type Layouter = {
  layout(part: Partial<EngineRequest> & { html: string }): Promise<EngineResult>
  /** The tab that it works in, for measuring. */
  tab: Tab
}

/** The layouter with the style sheets of `edition` and `css`; `text` holds the characters that the fonts must have. */
export async function layouterForTests(
  session: Awaited<ReturnType<typeof browserForTests>>,
  edition: PrintEdition,
  text: string,
  css = '',
): Promise<Layouter> {
  const fonts = await fontsForTests(text, edition.language)
  const files = await engineFiles()
  for (const face of fonts.faces) files.set(`/fonts/${face.name}`, { body: face.data, type: 'font/ttf' })
  const origin = await openOrigin({ root: '/', assets: [], files })
  const tab = await openTab(session, origin)
  afterAll(() => origin.close())
  const styles = `${fonts.css}\n${await readStyles(edition)}\n${css}`
  const attributes = editionAttributes(edition)
  const engine = await openEngine(tab, origin, { language: edition.language ?? 'zh-Hans', styles, attributes })
  return {
    tab,
    layout: (part) => engine.layout({ notes: '', vertical: edition.writing === 'vertical', ...part }),
  }
}
