import { stringify } from 'yaml'
import { deriveIdentifier } from '../config/identifier.ts'

/**
 * book.yaml of an imported text, with the four editions of the booklet that Banxin ships.
 *
 * @param request.source the whole text: the identifier is derived from it, so the same text always gets the same one
 */
export function writeBookYaml(request: { title: string; date: string; source: string; chapters: string[] }): string {
  const { title, date, source, chapters } = request
  return stringify({
    title,
    language: 'zh-Hans',
    date,
    identifier: deriveIdentifier(`${title}\n${source}`, []),
    chapters,
    editions: {
      handout: { theme: 'handout' },
      booklet: { theme: 'booklet' },
      'booklet-vertical': { theme: 'booklet', writing: 'vertical' },
      ebook: { format: 'epub' },
    },
  })
}
