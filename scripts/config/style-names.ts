import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** A book's style, beside book.yaml. */
export const STYLE_FILE = 'style.css'

/** What a style of a book may speak of: the custom properties and the font families of Banxin's own print styles. */
export type KnownStyles = { properties: ReadonlySet<string>; families: ReadonlySet<string> }

/** Sizes of the page, which the layouter reads once, from the root: other elements cannot have others. */
export const PAGE_PROPERTIES = [
  '--page-width',
  '--page-height',
  '--area-width',
  '--area-height',
  '--margin-top',
  '--margin-inner',
  '--size',
  '--pitch',
  '--characters',
  '--lines',
  '--head-size',
  '--head-inset',
] as const

/** Sheets of what is no printed page. */
const ELSEWHERE = /^(?:epub[/\\]|report\.css$)/
const STYLES = fileURLToPath(new URL('../../styles/', import.meta.url))

/** Reads them from the style sheets themselves, so that no second list can fall behind. */
export async function knownStyles(): Promise<KnownStyles> {
  const names = (await readdir(STYLES, { recursive: true })).filter(
    (name) => name.endsWith('.css') && !ELSEWHERE.test(name),
  )
  const texts = await Promise.all(names.map((name) => readFile(path.join(STYLES, name), 'utf8')))
  const text = texts.join('\n').replace(/\/\*.*?\*\//gs, '')
  return {
    properties: new Set(text.match(/--[a-z][\w-]*/g)),
    families: new Set([...text.matchAll(/"(Banxin [\w ]+)"/g)].map(([, name = '']) => name)),
  }
}
