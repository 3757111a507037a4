/** Behind a language: the browser has no tags for these, but tells what language an element has (pdf/tidy-tags.ts reads it). */
export const TAG_MARK = '-x-'

/** What an element is marked as; `entry1` to `entry6` are lines of the contents, by their level. */
export type TagMark = 'note' | 'formula' | 'contents' | `entry${number}` | 'index' | 'rows' | 'rows-text'

/**
 * The HTML of a page with marks for what the browser's tagged PDF does not know: formulas with their text, lines of the contents, the index,
 * notes in two rows. Inline elements of another language get a role, without which the browser would not tell them from the text around.
 * @param html as a browser serializes it
 * @param language of the publication
 */
export function markForTags(html: string, language: string): string {
  return html.replace(TAG, (whole: string, name: string, attributes: string) => {
    const more = marksOf(name, attributes, (mark) => ` lang="${language}${TAG_MARK}${mark}"`)
    return more === '' ? whole : `<${name}${attributes}${more}>`
  })
}

/** Takes whole tags, so that nothing is found inside the value of an attribute. */
const TAG = /<([a-z][a-z0-9]*)((?: [^\s"=<>]+(?:="[^"]*")?)*)>/g

function marksOf(name: string, attributes: string, marked: (mark: TagMark) => string): string {
  if (name === 'math') {
    const text = attributes.match(/ alttext="([^"]+)"/)?.[1]
    return text === undefined ? '' : ` role="img" aria-label="${text}"${marked('formula')}`
  }
  const classes = attributes.match(/ class="([^"]*)"/)?.[1] ?? ''
  if (classes === 'contents-lines') return ` role="group"${marked('contents')}`
  if (name === 'aside' && /(?:^| )note(?: |$)/.test(classes)) return marked('note')
  const level = classes.match(/^contents-line level-([1-6])/)?.[1]
  if (level !== undefined) return ` role="group"${marked(`entry${Number(level)}`)}`
  if (name === 'section' && classes === 'index') return marked('index')
  if (name === 'span' && /^inline-note\b(?!-)/.test(classes)) return ` role="mark"${marked('rows')}`
  if (classes === 'inline-note-text') return ` role="mark"${marked('rows-text')}`
  return INLINE.has(name) && / lang="/.test(attributes) && !/ role="/.test(attributes) ? ' role="mark"' : ''
}

/** Those that have no tag of their own. */
const INLINE = new Set('abbr bdi cite del dfn ins kbd mark q s samp small span sub sup u var'.split(' '))
