import { readFile } from 'node:fs/promises'
import type { EpubEdition, Language } from '../config/book.ts'
import type { EmbeddedFonts } from '../fonts/embed.ts'
import { withFaces } from './faces.ts'

const STYLES = new URL('../../styles/epub/', import.meta.url)

/**
 * The style sheet of an edition: what all share, the fonts and customs of the language, what the writing and formulas want, and the rules of
 * the fonts that the file carries. One file: not every reader follows @import.
 */
export async function readStyle(
  writing: EpubEdition['writing'],
  language: Language,
  { fonts, mathematics = false }: { fonts?: Pick<EmbeddedFonts, 'css'>; mathematics?: boolean } = {},
): Promise<string> {
  const customs = language === 'ja' ? ['ja'] : []
  const names = ['base', 'faces', ...customs, writing, ...(mathematics ? ['../mathematics'] : [])]
  const sheets = await Promise.all(names.map((name) => readFile(new URL(`${name}.css`, STYLES), 'utf8')))
  return [...sheets.map((sheet) => withFaces(sheet, language)), ...(fonts ? [`${fonts.css}\n`] : [])].join('\n')
}
