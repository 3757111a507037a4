import type { Element, Nodes, Root } from 'xast'

/** A piece of text in a drawing. */
export type DrawnWords = {
  text: string
  /** Place in the SVG file, from 1. */
  line: number
  column: number
  /** False for words that the drawing keeps hidden, or ready for use elsewhere: they may be seen or not. */
  shown: boolean
}

/** The words of a cleaned SVG, in the order of drawing: the text inside `<text>`; titles and descriptions are not drawn. */
export function drawnWords(tree: Root): DrawnWords[] {
  const words: DrawnWords[] = []
  walk(tree, { inText: false, shown: true, hiding: hidingClasses(tree) }, words)
  return words
}

/** True when the drawing asks for vertical lines anywhere (SVG 1.1: `tb`; CSS Writing Modes: `vertical-rl`). */
export function hasVerticalLines(node: Nodes): boolean {
  if (node.type === 'text') return VERTICAL.test(node.value)
  if (node.type === 'element') {
    const { style, 'writing-mode': mode } = node.attributes
    if (VERTICAL.test(`writing-mode:${mode};${style}`)) return true
  }
  return 'children' in node && node.children.some(hasVerticalLines)
}

const VERTICAL = /writing-mode\s*:\s*(tb|vertical|sideways)/i

type Around = { inText: boolean; shown: boolean; hiding: ReadonlySet<string> }

/** SVG 2, 5: never rendered directly. Text in a clip path or a mask is a shape and no words. */
const NEVER = new Set(['defs', 'symbol', 'clipPath', 'mask', 'pattern', 'marker'])
/** SVG 2, 11.1: content of text that is no text itself. */
const SILENT = new Set(['title', 'desc', 'style'])

function walk(node: Nodes, around: Around, words: DrawnWords[]): void {
  if (node.type === 'text' && around.inText && node.value.trim() !== '') {
    const { line = 1, column = 1 } = node.position?.start ?? {}
    words.push({ text: node.value, line, column, shown: around.shown })
  }
  if (!('children' in node) || (node.type === 'element' && SILENT.has(node.name))) return
  const here = node.type === 'element' ? within(node, around) : around
  for (const child of node.children) {
    const shown = here.shown && (node.type !== 'element' || node.name !== 'switch' || isChosen(child, node))
    walk(child, { ...here, shown }, words)
  }
}

function within(element: Element, around: Around): Around {
  const { display, visibility, style, class: classes } = element.attributes
  const hidden =
    NEVER.has(element.name) ||
    display === 'none' ||
    visibility === 'hidden' ||
    HIDING.test(String(style ?? '')) ||
    String(classes ?? '')
      .split(/\s+/)
      .some((name) => around.hiding.has(name))
  return { ...around, inText: around.inText || element.name === 'text', shown: around.shown && !hidden }
}

const HIDING = /(?:^|[;{\s])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))/i

/** A switch shows the first child whose conditions hold; with conditions on languages, nobody knows which before it is drawn. */
function isChosen(child: Nodes, parent: Element): boolean {
  const choices = parent.children.filter((one): one is Element => one.type === 'element')
  return child === choices[0] && child.attributes.systemLanguage === undefined
}

/** Classes that a style sheet of the drawing hides, as drawing programs do with layers: `.st0{display:none;}`. */
function hidingClasses(node: Nodes, classes = new Set<string>()): Set<string> {
  if (!('children' in node)) return classes
  if (node.type !== 'element' || node.name !== 'style') {
    for (const child of node.children) hidingClasses(child, classes)
    return classes
  }
  const css = node.children.map((child) => ('value' in child ? child.value : '')).join('')
  for (const [, selectors = '', body = ''] of css.matchAll(/([^{}]*)\{([^{}]*)\}/g)) {
    if (!HIDING.test(body)) continue
    for (const [, name = ''] of selectors.matchAll(/\.([\w-]+)/g)) classes.add(name)
  }
  return classes
}
