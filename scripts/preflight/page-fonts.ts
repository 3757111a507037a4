import { readWrittenFile, type WrittenFile } from '../pdf/written-file.ts'
import { AWAY, type PageObject, writtenPages } from './written-pages.ts'

/**
 * For every page of a finished file the numbers of its fonts: its own, and those of the forms and patterns that it draws. Nothing is known of a
 * file that was not written by us.
 */
export function fontsByPage(pdf: Uint8Array): number[][] {
  try {
    const file = readWrittenFile(pdf)
    return fontsOf(writtenPages(file), file)
  } catch {
    return []
  }
}

function fontsOf(pages: readonly PageObject[], file: WrittenFile): number[][] {
  const known = new Map<number, ReadonlySet<number>>()
  const below = (number: number): ReadonlySet<number> => {
    const before = known.get(number)
    if (before) return before
    // Nothing new is found on a way that leads back here.
    known.set(number, new Set())
    const { text } = file.object(number)
    const found = FONT.test(text) ? new Set([number]) : inText(text)
    known.set(number, found)
    return found
  }
  const inText = (text: string) => new Set(references(text).flatMap((number) => [...below(number)]))
  // A link to a page shows nothing of it.
  for (const { number } of pages) known.set(number, new Set())
  return pages.map(({ text, inherited }) => [...inText(`${inherited}${text}`)])
}

const FONT = /\/Type ?\/Font(?![A-Za-z])/

const references = (text: string) =>
  [...text.replace(AWAY, '').matchAll(/(\d+) 0 R/g)].map(([, number]) => Number(number))
