import type { Element } from 'hast'
import { markRare } from './rare.ts'
import type { SourcePoint } from './sources.ts'
import { walk } from './walk.ts'
import { writeXhtml } from './xhtml.ts'

/** What a content document says: `id` names its file and its manifest item. */
export type ContentPage = {
  id: string
  title: string
  bodyType: 'frontmatter' | 'bodymatter' | 'backmatter'
  content: readonly Element[]
  /** Of its manifest item (EPUB 3.3, 5.6.2.1). */
  properties?: string
}

/** A content document as it is packed. Its trees are gone: those of a long book take fifty megabytes. */
export type ContentDocument = Pick<ContentPage, 'id' | 'bodyType' | 'properties'> & {
  data: string
  sources: readonly SourcePoint[]
  /** Of its elements, in the order of reading. */
  ids: readonly string[]
}

export type ContentWriter = (page: ContentPage) => ContentDocument

/**
 * Writes content documents one by one.
 * @param book `rare`: characters that the book brings its own font for
 */
export function contentWriter({ language, rare }: { language: string; rare: ReadonlySet<string> }): ContentWriter {
  return ({ id, title, bodyType, content, properties }) => {
    const ids: string[] = []
    for (const tree of content) {
      walk(tree, ({ properties: own }) => {
        if (typeof own.id === 'string') ids.push(own.id)
      })
    }
    const marked = content.map((tree) => markRare(tree, rare))
    const written = writeXhtml({ title, language, bodyType, style: 'epub.css', content: marked })
    return { id, bodyType, properties, ids, ...written }
  }
}
