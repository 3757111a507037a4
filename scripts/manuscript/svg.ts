import type { Element, ElementContent, Root } from 'xast'
import { fromXml } from 'xast-util-from-xml'
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts'
import { tidyIds } from './svg-ids.ts'
import { drawnElements } from './svg-weight.ts'
import { xmlText } from './xml.ts'

/**
 * A picture in SVG, made safe and valid for print and EPUB: no script, no event handler, no foreign content, nothing that is
 * fetched from outside the file, no font of its own, no document type. Elements come out in the SVG namespace without prefixes;
 * links as `xlink:href`, which old readers understand too. Text nodes keep their positions in the file.
 * @param file path in the book's folder, for the diagnostics
 */
export function cleanSvg(data: Uint8Array, file: string): Outcome<Root> {
  let root: Root
  try {
    root = fromXml(withoutDoctype(decodeXml(data)))
  } catch (error) {
    return { diagnostics: [broken(file, error)] }
  }
  const svg = root.children.find((node): node is Element => node.type === 'element')
  const found: Findings = { dropped: new Set(), lost: [], tooDeep: false }
  const cleaned = svg && cleanElement(svg, { namespaces: new Map(), depth: 0, inText: false, spare: false }, found)
  if (cleaned?.name !== 'svg' || found.tooDeep) return { diagnostics: [broken(file)] }
  const clean: Root = { type: 'root', children: [cleaned] }
  const drawn = drawnElements(clean)
  if (drawn > MOST_DRAWN) return { diagnostics: [tooHeavy(file, drawn)] }
  tidyIds(clean)
  cleaned.attributes = { xmlns: SVG, 'xmlns:xlink': XLINK, ...cleaned.attributes }
  const diagnostics: Diagnostic[] = found.dropped.size === 0 ? [] : [unsafe(file, [...found.dropped])]
  if (found.lost.length > 0) diagnostics.push(foreignWords(file, found.lost))
  return { value: clean, diagnostics }
}

/** What cleaning took away: names of things, words of foreign content that nothing stands in for. */
type Findings = { dropped: Set<string>; lost: string[]; tooDeep: boolean }

/** Where an element stands. `spare`: in a `switch` that has more to choose from. */
type Around = { namespaces: Namespaces; depth: number; inText: boolean; spare: boolean }

/** No drawing program nests like this; a file that does would exhaust every walk over its tree. */
const DEEPEST = 256
/** A map of a country has some ten thousands. */
const MOST_DRAWN = 500_000

const SVG = 'http://www.w3.org/2000/svg'
const XLINK = 'http://www.w3.org/1999/xlink'

/** What a picture may point to: a part of itself, or a raster picture written into it. */
const LOCAL = /^(#|data:image\/(png|jpeg|gif|webp)[;,])/i

/** Active or embedding elements; `metadata` is an editor's own and often not valid. */
const REFUSED = new Set([
  'script',
  'foreignObject',
  'handler',
  'listener',
  'iframe',
  'audio',
  'video',
  'canvas',
  'embed',
  'object',
])
const SILENT = new Set(['metadata'])
/** What is said of the drawing: plain text. */
const SAID = new Set(['title', 'desc'])

type Namespaces = ReadonlyMap<string, string>

function cleanElement(element: Element, around: Around, found: Findings): Element | undefined {
  if (around.depth > DEEPEST) {
    found.tooDeep = true
    return undefined
  }
  const namespaces = declarations(element, around.namespaces)
  const [prefix, name] = split(element.name)
  // A file without any declaration is taken for SVG, as picture viewers do.
  if ((namespaces.get(prefix) ?? (prefix === '' ? SVG : '')) !== SVG || SILENT.has(name)) return undefined
  const animated = String(element.attributes.attributeName ?? '')
  if (REFUSED.has(name) || /^on|href$/i.test(animated)) {
    found.dropped.add(`<${name}>`)
    const words = name === 'foreignObject' && !around.spare ? wordsIn(element) : ''
    if (words) found.lost.push(words)
    return undefined
  }
  if (SAID.has(name)) {
    const value = xmlText(wordsIn(element))
    return { type: 'element', name, attributes: {}, children: [{ type: 'text', value }] }
  }
  const inText = around.inText || name === 'text'
  const spare = name === 'switch' && element.children.filter((child) => child.type === 'element').length > 1
  const children = element.children.flatMap((child): ElementContent[] => {
    if (child.type === 'text' || child.type === 'cdata') {
      return [{ type: 'text', value: xmlText(child.value), position: child.position }]
    }
    if (child.type !== 'element') return []
    const cleaned = cleanElement(child, { namespaces, depth: around.depth + 1, inText, spare }, found)
    return cleaned ? [cleaned] : []
  })
  const cleaned: Element = {
    type: 'element',
    // In a picture nothing can be followed; a link without a name is what an accessibility checker stumbles over.
    name: name !== 'a' ? name : around.inText ? 'tspan' : 'g',
    attributes: cleanAttributes(element, namespaces, found.dropped),
    children,
  }
  return name === 'style' ? cleanStyle(cleaned, found) : cleaned
}

function cleanStyle(style: Element, found: Findings): Element | undefined {
  const text = style.children.map((child) => ('value' in child ? child.value : '')).join('')
  const css = text.replace(/@font-face\s*\{[^{}]*\}/gi, '')
  if (css !== text) found.dropped.add('内嵌字体')
  if (isLocal(css)) return { ...style, children: [{ type: 'text', value: css }] }
  found.dropped.add('<style>')
  return undefined
}

function wordsIn(node: ElementContent): string {
  if (node.type === 'text' || node.type === 'cdata') return node.value.trim()
  if (node.type !== 'element' || /(^|:)(style|script)$/.test(node.name)) return ''
  return node.children.map(wordsIn).filter(Boolean).join(' ')
}

function cleanAttributes(element: Element, namespaces: Namespaces, dropped: Set<string>): Element['attributes'] {
  const kept: Element['attributes'] = {}
  for (const [full, raw] of Object.entries(element.attributes)) {
    const value = xmlText(String(raw ?? ''))
    const [prefix, name] = split(full)
    const namespace = prefix === '' ? '' : prefix === 'xml' ? 'xml' : namespaces.get(prefix)
    if (full === 'xmlns' || prefix === 'xmlns') continue
    if (name === 'href' && (namespace === '' || namespace === XLINK)) {
      if (LOCAL.test(value.trim())) kept['xlink:href'] ??= value.trim()
      else dropped.add('外部链接')
      continue
    }
    if (namespace === 'xml' && (name === 'lang' || name === 'space')) kept[`xml:${name}`] = value
    if (namespace !== '') continue
    // draw.io keeps its own file in here.
    if (name === 'content') continue
    if (/^on/i.test(name)) dropped.add(name)
    else if (!isLocal(value)) dropped.add(`${name}="…"`)
    else kept[name] = value
  }
  return kept
}

/** True where CSS or a presentation attribute fetches nothing from outside the file. A backslash may hide a word: refused. */
function isLocal(css: string): boolean {
  if (/@import|@namespace|image-set\s*\(|(?<![\w-])(?:image|src)\s*\(/i.test(css)) return false
  if (css.includes('\\') && /[({]/.test(css)) return false
  const targets = [...css.matchAll(/url\(\s*["']?\s*([^)"']*)/gi)].map(([, target = '']) => target)
  return targets.every((target) => LOCAL.test(target))
}

function declarations(element: Element, around: Namespaces): Namespaces {
  const own = Object.entries(element.attributes).filter(([name]) => name === 'xmlns' || name.startsWith('xmlns:'))
  if (own.length === 0) return around
  return new Map([...around, ...own.map(([name, value]): [string, string] => [name.slice(6), String(value ?? '')])])
}

function split(name: string): [prefix: string, local: string] {
  const colon = name.indexOf(':')
  return colon < 0 ? ['', name] : [name.slice(0, colon), name.slice(colon + 1)]
}

/** XML 1.0, appendix F: the byte order mark, then the declared encoding, then UTF-8. */
function decodeXml(data: Uint8Array): string {
  const head = new TextDecoder('latin1').decode(data.subarray(0, 200))
  const marked =
    data[0] === 0xff && data[1] === 0xfe ? 'utf-16le' : data[0] === 0xfe && data[1] === 0xff ? 'utf-16be' : undefined
  const encoding = marked ?? head.match(/^<\?xml[^>]*encoding=["']([\w.-]+)["']/)?.[1] ?? 'utf-8'
  return new TextDecoder(encoding, { fatal: true }).decode(data)
}

/**
 * Drawing programs write their namespaces as entities of an internal DTD. Those (plain text, no markup, no entity in an entity)
 * are put in; the document type itself goes, so nothing outside the file is ever asked for.
 */
function withoutDoctype(xml: string): string {
  const doctype = xml.match(/<!DOCTYPE[^[>]*(\[[\s\S]*?\]\s*)?>/)
  if (!doctype) return xml
  // Its line ends stay: what is found later in the file has its place.
  let body = xml.replace(doctype[0], doctype[0].replace(/[^\n]+/g, ''))
  for (const [, name, , value = ''] of doctype[0].matchAll(/<!ENTITY\s+([\w.-]+)\s+(["'])([^&<%]{0,200}?)\2\s*>/g)) {
    body = body.replaceAll(`&${name};`, value)
  }
  return body
}

function broken(file: string, error?: unknown): Diagnostic {
  const line = (error as { place?: { line?: number; column?: number } } | undefined)?.place
  return {
    severity: 'error',
    rule: 'manuscript/svg-malformed',
    message: `图片 ${file} 不是合格的 SVG，浏览器和电子书阅读器都打不开。`,
    hint: '用绘图软件重新存成“普通 SVG”，或改用 PNG。',
    place: { file, line: line?.line, column: line?.column },
  }
}

function tooHeavy(file: string, drawn: number): Diagnostic {
  return {
    severity: 'error',
    rule: 'manuscript/svg-too-heavy',
    message: `图片 ${file} 画出来有 ${drawn.toPrecision(3)} 个图形，浏览器和阅读器都会停在这里。`,
    hint: '检查 <use> 是否层层重复；复杂的图请在绘图软件里导出 PNG。',
    place: { file },
  }
}

function unsafe(file: string, dropped: readonly string[]): Diagnostic {
  return {
    severity: 'warning',
    rule: 'manuscript/svg-cleaned',
    message: `图片 ${file} 里不能印、不能进电子书的内容已去掉：${dropped.join('、')}。`,
    hint: '看一看成品里的这张图；脚本和外部文件请在绘图软件里去掉，外部图片请嵌入；内嵌字体以本书的字体代替。',
    place: { file },
  }
}

function foreignWords(file: string, lost: readonly string[]): Diagnostic {
  const words = lost.join('、')
  return {
    severity: 'error',
    rule: 'manuscript/svg-foreign-words',
    message: `图片 ${file} 里有些字写成了网页（foreignObject），印不出来：“${words.length > 60 ? `${words.slice(0, 60)}…` : words}”。`,
    hint: '在绘图软件里把它们改成普通文字：Mermaid 设 htmlLabels: false，draw.io 去掉“格式化文本”；再导出一次。',
    place: { file },
  }
}
