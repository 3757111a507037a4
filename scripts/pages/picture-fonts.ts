import type { Element, Nodes, Root } from 'xast'

/** A drawing whose words ask for our families only. */
export type MappedDrawing = {
  tree: Root
  /** Families that it asks for. */
  families: Set<string>
  /** True when some of its words may be bold. */
  bold: boolean
  /** Families that are of no kind we know: 宋 stands in for them. */
  unknown: Set<string>
}

/**
 * A copy of a cleaned drawing with our family in place of every one it names: a picture sees no font of the page, and those
 * of the machine may not be printed. What names none is set in 宋, as a browser would set it in its serif face.
 * @param available families of the edition; without a 仿宋 of the user's, 宋 stands in for it
 */
export function mapFonts(drawing: Root, available: ReadonlySet<string>): MappedDrawing {
  const tree = structuredClone(drawing)
  const mapped: MappedDrawing = { tree, families: new Set(), bold: false, unknown: new Set() }
  const svg = tree.children.find((node): node is Element => node.type === 'element')
  if (svg) svg.attributes['font-family'] ??= 'serif'
  const family = (names: string): string => {
    if (/^\s*(inherit|unset|revert)\s*$/i.test(names)) return 'inherit'
    const wanted = familyOf(names, mapped.unknown)
    const found = available.has(wanted) ? wanted : SONG
    mapped.families.add(found)
    return `"${found}"`
  }
  walk(tree, mapped, family)
  return mapped
}

type Family = (names: string) => string

function walk(node: Nodes, mapped: MappedDrawing, family: Family): void {
  if (!('children' in node)) return
  if (node.type === 'element') {
    const { attributes } = node
    for (const [name, value] of Object.entries(attributes)) {
      if (name === 'font-family') attributes[name] = family(value ?? '')
      else if (name === 'style') attributes[name] = mapCss(value ?? '', mapped, family)
      else if (name === 'font-weight' && HEAVY.test(value ?? '')) mapped.bold = true
    }
  }
  const isStyle = node.type === 'element' && node.name === 'style'
  for (const child of node.children) {
    if (isStyle && child.type === 'text') child.value = mapCss(child.value, mapped, family)
    else walk(child, mapped, family)
  }
}

function mapCss(css: string, mapped: MappedDrawing, family: Family): string {
  if (HEAVY_RULE.test(css)) mapped.bold = true
  return css.replace(DECLARATION, (declaration: string, property: string, value: string) => {
    const [, wanted = value, important = ''] = value.match(/^(.*?)(\s*!\s*important\s*)$/is) ?? []
    if (property.toLowerCase() === 'font-family') return `${property}:${family(wanted)}${important}`
    const [, before, names] = wanted.match(SHORTHAND) ?? []
    if (before !== undefined && names !== undefined) return `${property}:${before} ${family(names)}${important}`
    // A font of the desktop's (`caption`, `menu`): no size and no family are said.
    return /^\s*[a-z]+(-[a-z]+)?\s*$/i.test(wanted) ? `${property}:inherit${important}` : declaration
  })
}

const HEAVY = /^\s*(bold|bolder|[6-9]\d\d|1000)\s*$/i
const HEAVY_RULE = /(?<![\w-])font(?:-weight)?\s*:[^;}]*(?:\bbold|\b(?:[6-9]\d\d|1000)(?![\w.%]))/i
const DECLARATION = /(?<![\w-])(font-family|font)\s*:\s*([^;}]*)/gi
/** CSS Fonts 4, 2.7: the family is what stands behind the size and the line height. */
const SHORTHAND =
  /^(.*?(?:\d(?:%|[a-z]+)|medium|smaller|larger|(?:x{1,3}-)?(?:small|large))(?:\s*\/\s*[^\s,]+)?)\s+(?!\/)(\S.*)$/is

const SONG = 'Banxin Song'

/** Kinds of type by words in a family's name, the narrower ones first: 仿宋 before 宋, sans-serif before serif. */
const KINDS: [RegExp, string][] = [
  [/仿宋|fang\s?song/i, 'Banxin Fangsong'],
  [/标宋|biao\s?song/i, 'Banxin Biaosong'],
  [/楷|kai|cursive/i, 'Banxin Kai'],
  [
    /黑|苹方|等线|圆|hei|pingfang|deng\s?xian|gothic|sans|system-ui|ui-rounded|mono|courier|consolas|menlo|monaco/i,
    'Banxin Hei',
  ],
  [/arial|helvetica|verdana|tahoma|segoe|roboto|calibri|trebuchet|futura|avenir|\binter\b|\blato\b/i, 'Banxin Hei'],
  [/宋|明体|song|sim\s?sun|ming|mincho|serif|times|georgia|cambria|garamond|palatino|roman|math|fantasy/i, SONG],
]

/** The first name of the list that is of a known kind decides, as the first one that is installed does in a browser. */
function familyOf(names: string, unknown: Set<string>): string {
  const list = names.split(',').map((name) => name.trim().replace(/^["']|["']$/g, ''))
  for (const name of list) {
    const [, family] = KINDS.find(([words]) => words.test(name)) ?? []
    if (family) return family
  }
  if (list[0] && list[0] !== 'initial') unknown.add(list[0])
  return SONG
}
