import type { ElementContent } from 'hast'
import { h } from 'hastscript'
import type { PrintEdition } from '../config/book.ts'

/** A page number or the letter of an index within text: in vertical lines figures and letters stand upright in one square, as far as they fit it. */
export function folioText(folio: string, writing: PrintEdition['writing']): ElementContent {
  if (writing === 'vertical' && /^[0-9a-z#]{1,4}$/i.test(folio)) return h('span.tcy', folio)
  return { type: 'text', value: folio }
}
