import { readWrittenFile } from '../pdf/written-file.ts'
import { writtenPages } from './written-pages.ts'

/**
 * For every page of a finished file the numbers of its fonts, as far as the page names them itself. Nothing is known of a file that was not
 * written by us.
 */
export function fontsByPage(pdf: Uint8Array): number[][] {
  try {
    return writtenPages(readWrittenFile(pdf)).map(({ text }) => {
      const [, fonts = ''] = text.match(/\/Font <<([^>]*)>>/) ?? []
      return [...fonts.matchAll(/ (\d+) 0 R/g)].map(([, number]) => Number(number))
    })
  } catch {
    return []
  }
}
