import type { Element, ElementContent, Properties } from 'hast'

/**
 * Brings a tree into the XHTML that EPUB 3.3 readers and validators accept: elements outside the list are unwrapped (their text
 * stays), attributes outside the list go, obsolete elements get their modern name.
 * Of the `data-` attributes three stay: `data-generated` tells Banxin's own words from the author's, `data-text` what the author wrote
 * where it is set otherwise, and `data-source`, which the writer takes off (xhtml.ts), where it stands in the manuscript.
 * Pure: gives a new tree.
 */
export function keepEpubVocabulary(element: Element): Element {
  return { ...element, properties: properties(element), children: children(element.children) }
}

function children(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (node.type === 'text') return [node]
    if (node.type !== 'element' || WITHOUT_TEXT.has(node.tagName)) return []
    // All of it is ours, in the vocabulary of MathML (scripts/html/mathml.ts).
    if (node.tagName === 'math') return [{ ...node, properties: { xmlns: MATHML, ...node.properties } }]
    const element = { ...node, tagName: MODERN[node.tagName] ?? node.tagName }
    if (!ELEMENTS.has(element.tagName)) return children(element.children)
    return [keepEpubVocabulary(element)]
  })
}

function properties(element: Element): Properties {
  const own = ATTRIBUTES[element.tagName]
  const kept: Properties = {}
  for (const [name, value] of Object.entries(element.properties)) {
    if (value === null || value === undefined || value === false) continue
    if (!GLOBAL.has(name) && !own?.has(name)) continue
    if (Array.isArray(value) && value.length === 0) continue
    kept[name] = value
  }
  if (kept.lang) kept.xmlLang = kept.lang
  if (element.tagName === 'img') {
    kept.alt = String(element.properties.alt ?? '')
    for (const side of ['width', 'height']) kept[side] = wholeNumber(kept[side])
  }
  return kept
}

/** HTML wants picture sizes as whole CSS px. */
function wholeNumber(value: Properties[string]): number | undefined {
  const rounded = Math.round(Number(value))
  return rounded > 0 ? rounded : undefined
}

const MATHML = 'http://www.w3.org/1998/Math/MathML'

const words = (list: string) => new Set(list.split(' '))

const ELEMENTS = words(
  'section aside div header footer article main h1 h2 h3 h4 h5 h6 p blockquote pre hr ul ol li dl dt dd figure figcaption ' +
    'table caption colgroup col thead tbody tfoot tr th td img a em strong b i u s del ins small mark sub sup code kbd samp ' +
    'var q cite dfn abbr bdi bdo span br wbr ruby rt details summary nav',
)
/** EPUB 3.3 discourages `rp`: every reader of EPUB 3 sets ruby, and to some the brackets are text. */
const WITHOUT_TEXT = words('script style template iframe object embed noscript head link meta base rp')
const MODERN: Record<string, string> = { strike: 's', tt: 'code', center: 'div', acronym: 'abbr', big: 'span' }
const GLOBAL = words(
  'id className lang xmlLang dir title role ariaLabel ariaHidden epub:type dataGenerated dataText dataSource hidden tabIndex',
)
const ATTRIBUTES: Record<string, Set<string>> = {
  a: words('href'),
  img: words('src alt width height'),
  ol: words('start reversed type'),
  li: words('value'),
  col: words('span'),
  colgroup: words('span'),
  td: words('colSpan rowSpan'),
  th: words('colSpan rowSpan scope'),
  details: words('open'),
}
