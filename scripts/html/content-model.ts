import type { Element, ElementContent, Root, RootContent } from 'hast'
import type { VFile } from 'vfile'
import { isBlock, isElement } from './elements.ts'
import { report } from './messages.ts'

/**
 * Elements that the author wrote as HTML where HTML does not let them stand (HTML Living Standard, the content models of lists,
 * ruby, headings, figures). Browsers do not mind, EPUB readers refuse the file. They become what may stand there; every
 * character stays.
 */
export function contentModel() {
  return (tree: Root, file: VFile) => {
    const wrong = (element: Element) => {
      const hint = '标签要成对，也要在它该在的标签里面；写法见 docs/dialect.md。'
      report(file, 'warning', 'html-nesting', element, `<${element.tagName}> 不能放在这里，没有起作用。`, hint)
    }
    repair(tree, wrong)
  }
}

type Wrong = (element: Element) => void

function repair(parent: Root | Element, wrong: Wrong): void {
  // From the inside out: what is put right inside decides what the outside is.
  for (const child of parent.children) if (child.type === 'element') repair(child, wrong)
  if (isElement(parent, 'dfn')) renameWithin(parent, 'dfn', 'span', wrong)
  if (isElement(parent, 'ul', 'ol')) parent.children = wrapped(parent.children, isItem, 'li', wrong)
  if (isElement(parent, 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'pre'))
    parent.children = withoutBlocks(parent.children, wrong)
  for (const child of parent.children) if (child.type === 'element') rename(child, parent, wrong)
  if (isElement(parent, 'table')) orderParts(parent, wrong)
  parent.children = parent.children.flatMap((child) => liftFromTable(child, wrong)) as typeof parent.children
  if (!isElement(parent, 'ul', 'ol')) parent.children = gathered(parent.children, wrong)
}

const isItem = (node: RootContent) => isElement(node, 'li')
const isBlank = (node: RootContent) => node.type === 'text' && node.value.trim() === ''

/** Elements that mean something only beside others become ones that mean nothing. */
function rename(child: Element, parent: Root | Element, wrong: Wrong): void {
  const to = meaningless(child, parent)
  if (!to) return
  wrong(child)
  if (child.tagName === 'dl') {
    for (const part of child.children) if (isElement(part, 'dt', 'dd')) part.tagName = 'div'
  }
  child.tagName = to
}

function meaningless(child: Element, parent: Root | Element): 'div' | 'span' | undefined {
  switch (child.tagName) {
    case 'dl':
      return isGoodList(child) ? undefined : 'div'
    // What stands in a list is settled with the list.
    case 'dt':
    case 'dd':
      return isElement(parent, 'dl') ? undefined : 'div'
    case 'rt':
      return isElement(parent, 'ruby') ? undefined : 'span'
    case 'ruby':
      return child.children.some((part) => isElement(part, 'rt')) ? undefined : 'span'
    case 'figcaption':
      return isElement(parent, 'figure') && isAtEdge(child, parent) ? undefined : 'div'
    default:
      return undefined
  }
}

/** A table begins with its head and ends with its foot; what comes elsewhere, or a second time, is part of its body. */
function orderParts(table: Element, wrong: Wrong): void {
  const parts = table.children.filter((child): child is Element => isElement(child, 'thead', 'tbody', 'tfoot'))
  for (const [index, part] of parts.entries()) {
    const fits = index === (part.tagName === 'thead' ? 0 : parts.length - 1)
    if (part.tagName === 'tbody' || fits) continue
    wrong(part)
    part.tagName = 'tbody'
  }
}

/** Text that stands in a table outside of its cells, as what a caption has left behind, goes before it. */
function liftFromTable(table: RootContent, wrong: Wrong): RootContent[] {
  if (!isElement(table, 'table')) return [table]
  const loose = table.children.filter(
    (child) => !isBlank(child) && !isElement(child, 'colgroup', 'thead', 'tbody', 'tfoot'),
  )
  if (loose.length === 0) return [table]
  wrong(table)
  table.children = table.children.filter((child) => !loose.includes(child))
  return [{ type: 'element', tagName: 'p', properties: {}, children: loose, position: table.position }, table]
}

function renameWithin(element: Element, from: string, to: string, wrong: Wrong): void {
  for (const child of element.children) {
    if (child.type !== 'element') continue
    if (child.tagName === from) {
      wrong(child)
      child.tagName = to
    }
    renameWithin(child, from, to, wrong)
  }
}

/** Terms, then what they mean, and so on; nothing else. */
function isGoodList({ children }: Element): boolean {
  const parts = children.filter((child) => !isBlank(child))
  const names = parts.map((part) => (part.type === 'element' ? part.tagName : '#text'))
  return /^((dt )+(dd )+)+$/.test(names.map((name) => `${name} `).join(''))
}

/** A figure has one caption, before or after all the rest. */
function isAtEdge(caption: Element, figure: Element): boolean {
  const parts = figure.children.filter((child) => !isBlank(child))
  const first = parts.find((part) => isElement(part, 'figcaption'))
  return caption === first && (caption === parts[0] || caption === parts.at(-1))
}

/** Every run of other content in an element of its own. */
function wrapped<Node extends RootContent | ElementContent>(
  children: Node[],
  fits: (node: RootContent) => boolean,
  tagName: string,
  wrong: Wrong,
): Node[] {
  const result: RootContent[] = []
  let open: Element | undefined
  for (const child of children) {
    if (fits(child) || (isBlank(child) && !open)) {
      open = undefined
      result.push(child)
    } else if (open) open.children.push(child as ElementContent)
    else {
      open = { type: 'element', tagName, properties: {}, children: [child as ElementContent], position: child.position }
      result.push(open)
      wrong(child.type === 'element' ? child : open)
    }
  }
  return result as Node[]
}

/** List items without a list get one. */
function gathered<Node extends RootContent | ElementContent>(children: Node[], wrong: Wrong): Node[] {
  if (!children.some(isItem)) return children
  return wrapped(children, (node) => !isItem(node), 'ul', wrong)
}

/** What blocks hold, in place of them. */
function withoutBlocks(children: ElementContent[], wrong: Wrong): ElementContent[] {
  return children.flatMap((child) => {
    if (child.type !== 'element') return [child]
    child.children = withoutBlocks(child.children, wrong)
    if (!isBlock(child)) return [child]
    wrong(child)
    return child.children
  })
}
