import { readFile } from 'node:fs/promises'
import type { PrintEdition } from '../config/book.ts'

/** The style sheets of an edition as one text, in the order of their cascade layers. Files are those of Banxin's own styles folder. */
export async function readStyles(edition: PrintEdition): Promise<string> {
  const names = ['base.css', 'cjk.css', ...(edition.writing === 'vertical' ? ['vertical.css'] : []), 'page.css']
  names.push(`themes/${edition.theme}/theme.css`)
  const texts = await Promise.all(
    names.map(
      async (name) => `/* ${name} */\n${await readFile(new URL(`../../styles/${name}`, import.meta.url), 'utf8')}`,
    ),
  )
  return texts.join('\n')
}
