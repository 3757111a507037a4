import type { Options } from 'rehype-sanitize'
import { DISPLAY, INLINE } from './display-formulas.ts'
import { nameForm } from './names.ts'
import { floatValues } from './vocabulary.ts'

type Attributes = NonNullable<Options['attributes']>

/** Elements that go with all they hold: what they hold is not prose. Any other unknown element leaves its text behind. */
const strip =
  'applet audio canvas embed frame frameset iframe math noembed noframes object rp script select style svg template video'.split(
    ' ',
  )

const tagNames = (
  'a abbr aside b blockquote br cite code col colgroup dd del dfn div dl dt em figcaption figure ' +
  'h1 h2 h3 h4 h5 h6 hr i img input ins kbd li mark ol p pre q rt ruby s samp small span strong sub sup ' +
  'table tbody td tfoot th thead tr u ul var wbr'
).split(' ')

const heading = ['dataUnnumbered', 'dataShort']
/** HTML clamps both at 1000. */
const cell: Attributes[string] = ['align', ['colSpan', /^[1-9]\d{0,2}$/], ['rowSpan', /^[1-9]\d{0,2}$/]]

const attributes: Attributes = {
  '*': [['id', nameForm], ['lang', /^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$/], 'title'],
  a: ['href', ['className', 'note-call', 'reference', 'page-reference'], ['role', 'doc-noteref']],
  aside: [
    ['className', 'note', 'notice', 'side-note'],
    ['role', 'doc-footnote'],
  ],
  cite: [['className', 'book-title']],
  code: [['className', /^language-\S+$/, INLINE, DISPLAY]],
  div: [['className', 'signature', 'verse']],
  em: [['className', 'dots']],
  figure: [
    ['className', 'figure', 'bleed', 'table', 'turned'],
    ['dataFloat', ...floatValues],
  ],
  h1: heading,
  h2: heading,
  h3: heading,
  h4: heading,
  h5: heading,
  h6: heading,
  hr: [['className', 'page-break']],
  // Only the files that the manuscript stage has found, under the address the images plugin gives them.
  img: [['src', /^\/book\//], 'alt', 'width', 'height'],
  input: [['type', 'checkbox'], ['disabled', true], 'checked'],
  li: [['className', 'task-list-item']],
  ol: [
    ['start', /^-?\d{1,9}$/],
    ['className', 'contains-task-list'],
  ],
  small: [['className', 'inline-note']],
  span: [['className', 'tcy', 'index-term'], 'dataTerm', 'dataSort'],
  td: cell,
  th: [...cell, ['scope', 'row', 'col', 'rowgroup', 'colgroup']],
  u: [['className', 'proper-name']],
  ul: [['className', 'contains-task-list']],
}

/**
 * The HTML that a manuscript may hold: the vocabulary of docs/html.md and the plain inline and table elements. No
 * scripts, styles, frames, event handlers; links by these schemes only. Options of rehype-sanitize.
 */
export const allowList: Options & { tagNames: string[]; strip: string[] } = {
  tagNames,
  strip,
  attributes,
  protocols: { href: ['http', 'https', 'mailto', 'tel'] },
  // Ids are the author's own names and are checked for uniqueness later; the page has no script to confuse.
  clobber: [],
  // The HTML parser has put every element under a parent that may hold it.
  ancestors: {},
  required: {},
  allowComments: false,
  allowDoctypes: false,
}
