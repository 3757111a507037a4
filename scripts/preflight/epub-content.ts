import type { Element } from 'hast'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { type EpubSources, sourceAt } from '../epub/sources.ts'
import type { ContentDocument } from './epub-text.ts'
import { problem } from './problem.ts'
import { isRole } from './roles.ts'

/**
 * What of HTML's content models and of ARIA's roles the validator in TypeScript does not look at, and EPUBCheck in Java does: which element
 * may stand in which (HTML, 4 “content model” of each element, and 3.2.5.3 transparent ones), and that a role is one.
 */
export function checkContent({ path, root }: ContentDocument, sources: EpubSources): Diagnostic[] {
  const diagnostics: Diagnostic[] = []
  const tell = (rule: string, message: string, { position }: Element) =>
    diagnostics.push(problem(rule, message, sourceAt(sources, { path, ...position?.start })))

  /** @param model what `parent` may hold, or what the transparent elements around it leave it */
  const descend = (parent: Element, model: Model): void => {
    for (const child of parent.children) {
      if (child.type === 'text' && child.value.trim() !== '' && !model.text) {
        tell('epub-nesting', `<${parent.tagName}> 里不能直接有文字：“${child.value.trim().slice(0, 20)}”。`, parent)
      }
      if (child.type !== 'element') continue
      if (!model.holds(child.tagName)) {
        tell('epub-nesting', `<${child.tagName}> 不能放在 <${parent.tagName}> 里（电子书里的 ${path}）。`, child)
      }
      const roles = String(child.properties.role ?? '').split(/\s+/)
      for (const role of roles.filter((role) => role !== '' && !isRole(role))) {
        tell('epub-role', `ARIA 里没有 role="${role}"（电子书里的 ${path}）。`, child)
      }
      if (!FOREIGN.has(child.tagName)) descend(child, modelOf(child, model))
    }
  }
  for (const child of root.children) if (isElement(child)) descend(child, modelOf(child, FLOW))
  return diagnostics
}

const isElement = (node: { type: string }): node is Element => node.type === 'element'

type Model = { text: boolean; holds(name: string): boolean }

function modelOf(element: Element, around: Model): Model {
  const { tagName } = element
  if (TRANSPARENT.has(tagName)) return around
  if (PHRASING_ONLY.has(tagName)) return PHRASING_MODEL
  const only = ONLY[tagName]
  if (only) return { text: false, holds: (name) => only.has(name) }
  const extra = BESIDES[tagName]
  if (!extra) return FLOW
  const base = tagName === 'ruby' || tagName === 'summary' ? PHRASING_MODEL : FLOW
  return { text: true, holds: (name) => base.holds(name) || extra.has(name) }
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '))

/** HTML, 3.2.5.2.5. */
const PHRASING = words(
  'a abbr area audio b bdi bdo br button canvas cite code data datalist del dfn em embed i iframe img input ins kbd label link map mark ' +
    'math meter noscript object output picture progress q ruby s samp script select slot small span strong sub sup svg template textarea ' +
    'time u var video wbr',
)
/** Elements that hold nothing else. */
const PHRASING_ONLY = words(
  'abbr b bdi bdo button cite code data dfn em h1 h2 h3 h4 h5 h6 i kbd label mark meter output p pre progress q rp rt s samp small span strong ' +
    'sub sup time title u var',
)
/** They hold what the element around them may hold. */
const TRANSPARENT = words('a del ins map noscript')
/** Names of another language begin below these; the validator knows those. */
const FOREIGN = words('math svg')
/** Elements that stand in certain others only, so in no flow content. */
const PARTS = words(
  'body caption col colgroup dd dt figcaption head html legend li rp rt summary tbody td tfoot th thead tr title',
)

const ONLY: Record<string, ReadonlySet<string>> = {
  html: words('head body'),
  head: words('base link meta script style template title'),
  ul: words('li script template'),
  ol: words('li script template'),
  menu: words('li script template'),
  dl: words('dt dd div script template'),
  table: words('caption colgroup thead tbody tfoot tr script template'),
  colgroup: words('col template'),
  thead: words('tr script template'),
  tbody: words('tr script template'),
  tfoot: words('tr script template'),
  tr: words('td th script template'),
  ...Object.fromEntries(
    [...words('area base br col embed hr img input link meta source track wbr')].map((name) => [name, words('')]),
  ),
}
const BESIDES: Record<string, ReadonlySet<string>> = {
  ruby: words('rt rp'),
  summary: words('h1 h2 h3 h4 h5 h6'),
  figure: words('figcaption'),
  details: words('summary'),
  fieldset: words('legend'),
  // In a `dl`; that it stands there is checked by the `dl`.
  div: words('dt dd'),
}

const PHRASING_MODEL: Model = { text: true, holds: (name) => PHRASING.has(name) }
const FLOW: Model = { text: true, holds: (name) => !PARTS.has(name) }
