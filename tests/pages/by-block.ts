import { fromHtml } from 'hast-util-from-html'
import { blocksOf } from '../../scripts/html/text.ts'

/** Text of every block by its data-source, its pieces put together: what is cut in several cells at once stands in another order. */
export function byBlock(html: string): Record<string, string> {
  const texts: Record<string, string> = {}
  for (const { source, text } of blocksOf(fromHtml(html, { fragment: true })))
    texts[source] = (texts[source] ?? '') + text
  return texts
}
