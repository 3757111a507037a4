import type { Element, ElementContent, Properties } from 'hast'
import type { ElementContent as XmlContent, Element as XmlElement } from 'xast'
import { fromXml } from 'xast-util-from-xml'
import { closeScripts } from './script-operators.ts'
import type { TexFault } from './tex.ts'

/**
 * MathML Core of what Temml writes: only the elements and attributes that MathML Core and EPUB 3.3 know and that print as they
 * should, no colours, lengths within bounds. Whatever else there is would print as something else, and is a fault.
 */
export function toCore(xml: string, tex: string): { math?: Element; faults: TexFault[] } {
  const [root] = fromXml(xml).children.filter((node) => node.type === 'element')
  const faults = new Map<string, TexFault>()
  const fault: Fault = (rule, severity, message, hint) => faults.set(rule, { at: 0, severity, rule, message, hint })
  const [math] = root ? convert(root, fault, 0) : []
  const found = [...faults.values()]
  const isRight = math?.type === 'element' && found.every(({ severity }) => severity !== 'error')
  const cut = tex.length > 30 ? `${tex.slice(0, 30)}…` : tex
  const named = found.map((one) => ({ ...one, message: one.message.replace('%', cut) }))
  return { math: isRight ? math : undefined, faults: named }
}

type Fault = (rule: string, severity: TexFault['severity'], message: string, hint: string) => void

const unsupported = (fault: Fault, what: string) =>
  fault('math-unsupported', 'error', `公式“%”里有印不出来的写法（${what}）。`, '换一种写法；可用的见 docs/dialect.md。')

/** Levels of a formula; deeper than any hand writes. */
const DEEPEST = 60

function convert(node: XmlContent, fault: Fault, depth: number): ElementContent[] {
  if (node.type === 'text' || node.type === 'cdata') return [{ type: 'text', value: plain(node.value, fault) }]
  if (node.type !== 'element') return []
  if (depth > DEEPEST) {
    fault('math-too-deep', 'error', '公式“%”里一层套一层太深。', '检查是否有大量连写的 { 或 \\frac。')
    return []
  }
  const { name, attributes } = node
  if (!ELEMENTS.has(name)) {
    unsupported(fault, name)
    return []
  }
  // Temml leaves these for the sake of one browser.
  if (name === 'mspace' && Object.keys(attributes).length === 0) return []
  const framed = /^padding:3pt;border:1px solid/.test(attributes.style ?? '')
  const properties = framed ? { notation: 'box' } : propertiesOf(node, fault)
  const children = node.children.flatMap((child) => convert(child, fault, depth + 1))
  // Strokes are drawn by the style sheet (`menclose[notation]`), not by elements of their own.
  const drawn = name === 'menclose' ? children.filter((child) => !isEmptyRow(child)) : children
  const element: Element = { type: 'element', tagName: framed ? 'menclose' : name, properties, children: drawn }
  closeScripts(element)
  return [withOwnStyle(element)]
}

/** EPUB 3.3 takes MathML 3, where these two stand on few elements. */
function withOwnStyle(element: Element): Element {
  const { scriptlevel, displaystyle, ...others } = element.properties
  if (['mstyle', 'mtable', 'math'].includes(element.tagName)) return element
  if (scriptlevel === undefined && displaystyle === undefined) return element
  const outer = {
    ...(scriptlevel !== undefined && { scriptlevel }),
    ...(displaystyle !== undefined && { displaystyle }),
  }
  const inner: Element = { ...element, properties: others }
  return { type: 'element', tagName: 'mstyle', properties: outer, children: [inner] }
}

function isEmptyRow(node: ElementContent): boolean {
  return node.type === 'element' && node.tagName === 'mrow' && node.children.length === 0
}

/** Control characters, lone surrogates and private ones are in no font. */
function plain(text: string, fault: Fault): string {
  if (/[\p{Cc}\p{Cs}\p{Co}\p{Cn}]/u.test(text)) unsupported(fault, '不能排印的字符')
  // Fonts print the two as the one character that they are together.
  return text.replace(/.\u0338/gu, (struck) => struck.normalize('NFC'))
}

const ELEMENTS = new Set(
  (
    'math mrow mi mn mo ms mtext mspace mfrac msqrt mroot msub msup msubsup munder mover munderover mmultiscripts ' +
    'mprescripts mtable mtr mtd mpadded mphantom mstyle menclose'
  ).split(' '),
)

const BOOLEAN = /^(true|false)$/
const LENGTH = /^-?\d*\.?\d+(em|ex|px|pt|cm|mm|in|%)?$/

/** Attributes with the form of their values. */
const ATTRIBUTES: Record<string, RegExp> = {
  ...Object.fromEntries(
    'fence separator stretchy symmetric movablelimits largeop displaystyle accent accentunder'
      .split(' ')
      .map((name) => [name, BOOLEAN]),
  ),
  ...Object.fromEntries(
    'lspace rspace width height depth voffset minsize maxsize linethickness mathsize'
      .split(' ')
      .map((name) => [name, LENGTH]),
  ),
  form: /^(prefix|infix|postfix)$/,
  mathvariant: /^normal$/,
  scriptlevel: /^[+-]?\d$/,
  notation:
    /^(top|bottom|box|updiagonalstrike|downdiagonalstrike|updiagonalstrike downdiagonalstrike|horizontalstrike)$/,
  rowspan: /^\d{1,2}$/,
  columnspan: /^\d{1,2}$/,
}

/** What is said elsewhere, or what no reader needs: MathML Core has no other letters than those it is given. */
const LEFT_OUT = /^(?:xmlns|display|class|style|mathvariant)$/

function propertiesOf({ name: element, attributes }: XmlElement, fault: Fault): Properties {
  const properties: Properties = {}
  const classes = (attributes.class ?? '').split(' ')
  for (const [name, written] of Object.entries(attributes)) {
    const value = String(written ?? '')
    if (ATTRIBUTES[name]?.test(value)) {
      if (LENGTH.test(value) && Math.abs(inEm(value)) > LONGEST) tooLong(fault, value)
      else properties[name] = value
    } else if (/^math(color|background)$/.test(name)) {
      // A black rule is one (\rule); all others are grounds.
      if (element === 'mspace') properties[name] = 'black'
      else noColour(fault)
    } else if (!LEFT_OUT.test(name)) unsupported(fault, `${name}="${value}"`)
  }
  const kept = classes.filter((one) => CLASSES.has(one))
  if (kept.length > 0) properties.className = kept
  // The font has wide forms of its own; Temml pulls the narrow ones wide.
  if (classes.some((one) => /^tml-(hat|tilde)-/.test(one))) properties.stretchy = 'true'
  const style = styleOf(attributes.style ?? '', element, fault)
  if (style) properties.style = style
  return properties
}

/** Alignment and distances of rows and columns, and the lean of letters below raised ones: styles/mathematics.css. */
const CLASSES = new Set('tml-left tml-right tml-jot tml-small tml-sml-pad tml-med-pad tml-lrg-pad'.split(' '))

function styleOf(style: string, element: string, fault: Fault): string {
  const kept: string[] = []
  for (const declaration of style.split(';')) {
    const [property = '', value = ''] = declaration.split(/:(.*)/s)
    if (property === '' || element === 'math') continue
    if (/^(padding|margin)(-(left|right|top|bottom))?$/.test(property) && LENGTHS.test(value)) {
      const lengths = value.split(' ').map((one) => (LENGTH.test(one) ? inEm(one) : 0))
      if (lengths.some((length) => Math.abs(length) > LONGEST)) tooLong(fault, value)
      else kept.push(`${property}:${lengths.map((length) => (length === 0 ? '0' : `${round(length)}em`)).join(' ')}`)
    } else if (/^border-(left|right|top|bottom)$/.test(property) && /^0\.\d+em (solid|dashed)$/.test(value)) {
      kept.push(`${property}:${value}`)
    } else if (property === 'math-depth' && /^\d$/.test(value)) kept.push(`${property}:${value}`)
    else if (property === 'color' || property === 'background-color') noColour(fault)
    else unsupported(fault, declaration)
  }
  return kept.join(';')
}

const LENGTHS = /^(-?\d*\.?\d+(em|ex|px|pt|cm|mm|in)?)( -?\d*\.?\d+(em|ex|px|pt|cm|mm|in)?){0,3}$/

function noColour(fault: Fault): void {
  fault('math-colour', 'warning', '公式“%”里的颜色不起作用。', '公式印成正文的颜色；要强调，用 \\mathbf 或 \\boxed。')
}

function tooLong(fault: Fault, value: string): void {
  fault('math-length', 'error', `公式“%”里的长度 ${value} 太大。`, `间距、线条不要超过 ${LONGEST}em。`)
}

/** In em. */
const LONGEST = 20

/** Temml counts with TeX's size: 10 pt of TeX are 9.96 pt, and one em. */
function inEm(length: string): number {
  const [, number = '0', unit = ''] = /^(-?\d*\.?\d+)(\D*)$/.exec(length) ?? []
  return Number(number) * (EM[unit] ?? 1)
}

const EM: Record<string, number> = {
  em: 1,
  ex: 0.43,
  pt: 1 / 11.955,
  px: 1 / 16,
  cm: 2.37,
  mm: 0.237,
  in: 6.02,
  '%': 0.01,
}

const round = (length: number) => Math.round(length * 1000) / 1000
