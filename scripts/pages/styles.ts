import { readFile } from 'node:fs/promises'
import type { PrintEdition } from '../config/book.ts'
import type { BookStyle } from '../config/style.ts'
import { wordsOf } from '../html/words.ts'

/**
 * The style sheets of an edition as one text, each in its cascade layer: what comes later wins, however its selectors read.
 * Files are those of Banxin's own styles folder. An important declaration wins over those of later layers: vertical.css,
 * which takes some of cjk.css back, is in the same layer.
 * @param own the book's style.css, in the last layer
 */
export async function readStyles(edition: PrintEdition, own?: BookStyle): Promise<string> {
  const layers: [name: string, files: string[]][] = [
    ['banxin.base', ['base.css', 'mathematics.css']],
    ['banxin.cjk', ['cjk.css', ...(edition.writing === 'vertical' ? ['vertical.css'] : [])]],
    ['banxin.page', ['page.css']],
    ['banxin.theme', [`themes/${edition.theme}/properties.css`, `themes/${edition.theme}/theme.css`]],
  ]
  const order = `@layer ${layers.map(([name]) => name).join(', ')}, book;`
  const texts = layers.map(async ([name, files]) => {
    const sheets = await Promise.all(files.map(readSheet))
    return `@layer ${name} {\n${sheets.join('\n')}}`
  })
  return [order, ...(await Promise.all(texts)), ...(own ? [ofBook(own)] : [])].join('\n')
}

/**
 * The book's own rules reach what is on the pages, not the boxes that the pages are made from (pages/engine/, pages/sheet.ts):
 * `div { padding: 9px }` would move the type area.
 */
const ON_PAGE = [
  '.flow > *',
  '.notes > *',
  '.pagedjs_page_content > div > *',
  '.turned-box > *',
  '.pagedjs_area > :not(.notes, .pagedjs_page_content, .turned-box)',
]

function ofBook({ properties, rules }: BookStyle): string {
  return `@layer book {\n${properties}\n@scope (${ON_PAGE.join(', ')}) {\n${rules}\n}}`
}

/** Attributes of `<html>` by which style sheets tell editions apart. */
export function editionAttributes({ theme, writing, trim, print, punctuation, language }: PrintEdition): string {
  const size = theme === 'handout' ? 'a4' : (trim ?? 'a5')
  return `data-theme="${theme}" data-writing="${writing}" data-trim="${size}" data-print="${print ?? 'ordinary'}" data-punctuation="${punctuation ?? 'full'}" data-continued="${wordsOf(language).continued}"`
}

async function readSheet(file: string): Promise<string> {
  return `/* ${file} */\n${await readFile(new URL(`../../styles/${file}`, import.meta.url), 'utf8')}`
}
