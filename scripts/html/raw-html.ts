import type { Element, ElementContent, Nodes, Root, RootContent } from 'hast'
import rehypeRaw from 'rehype-raw'
import type { VFile } from 'vfile'

/**
 * What the author wrote as HTML becomes elements: the tree goes through the HTML parser, which also moves whatever stands where HTML does not
 * let it stand. A tree without HTML that is in order stays as it is: the parser takes a quarter of the time of all plugins.
 */
export function rawHtml() {
  const parse = rehypeRaw() as unknown as (tree: Root, file: VFile) => Root
  return (tree: Root, file: VFile): Root => {
    if (!isInOrder(tree, FLOW, false)) return parse(tree, file)
    joinTexts(tree)
    return tree
  }
}

/**
 * True where the HTML parser would move nothing.
 * @param holds what may stand in the node
 * @param linked whether a link is around it: another one would end it
 */
function isInOrder(node: Nodes, holds: Model, linked: boolean): boolean {
  if (!('children' in node)) return true
  return node.children.every((child) => {
    if (child.type === 'text') return holds.has('#text') || child.value.trim() === ''
    if (child.type !== 'element' || !holds.has(child.tagName)) return false
    const isLink = child.tagName === 'a'
    const model = MODELS[child.tagName]
    return model !== undefined && !(linked && isLink) && isInOrder(child, model, linked || isLink)
  })
}

type Model = ReadonlySet<string>

const names = (list: string): Model => new Set(list.split(' '))
const also = (model: Model, list: string): Model => new Set([...model, ...names(list)])

const PHRASING = names('#text a br cite code del em img input ruby small span strong u')
const FLOW = also(PHRASING, 'aside blockquote div figure h1 h2 h3 h4 h5 h6 hr ol p pre section table ul')
const EMPTY: Model = new Set()

const each = (list: string, model: Model) => Object.fromEntries([...names(list)].map((name) => [name, model]))

/** What may stand in the elements that Markdown makes, and the directives of the dialect. */
const MODELS: Readonly<Record<string, Model>> = {
  ...each('a cite code del em h1 h2 h3 h4 h5 h6 p pre rt small span strong u', PHRASING),
  ...each('aside blockquote div figcaption li section td th', FLOW),
  ...each('br hr img input', EMPTY),
  ...each('ol ul', names('li')),
  ...each('tbody thead', names('tr')),
  figure: also(FLOW, 'figcaption'),
  ruby: also(PHRASING, 'rt'),
  table: names('tbody thead'),
  tr: names('td th'),
}

/** As the parser does: what plugins have parted is one text again. */
function joinTexts(node: Root | Element): void {
  const joined: (RootContent | ElementContent)[] = []
  for (const child of node.children) {
    const last = joined.at(-1)
    if (child.type === 'text' && last?.type === 'text') {
      last.value += child.value
      if (last.position && child.position) last.position = { start: last.position.start, end: child.position.end }
    } else if (child.type !== 'text' || child.value !== '') joined.push(child)
    if (child.type === 'element') joinTexts(child)
  }
  node.children = joined as typeof node.children
}
