import type { Properties } from 'hast'
import type { Root } from 'mdast'
import type { ContainerDirective, LeafDirective, TextDirective } from 'mdast-util-directive'
import type { VFile } from 'vfile'
import { visit } from '../manuscript/visit.ts'
import type { ChapterContext } from './context.ts'
import { report } from './messages.ts'
import { checkName } from './names.ts'
import {
  type ContainerDirectiveName,
  containerDirectives,
  didYouMean,
  floatValues,
  leafDirectives,
  type TextDirectiveName,
  textDirectives,
} from './vocabulary.ts'

/**
 * Gives every directive of the dialect its HTML element. A block directive of another name is an error: its text
 * would come out without the look it was meant to have.
 */
export function directives({ register }: ChapterContext) {
  return (tree: Root, file: VFile) => {
    const source = String(file)
    visit(tree, (node) => {
      if (node.type === 'textDirective') {
        const [hName, hProperties] = inlineElement(node, () => {
          register.terms += 1
          return register.terms
        })
        node.data = { hName, hProperties }
        checkAttributes(node, file)
      } else if (node.type === 'leafDirective') {
        if (!(leafDirectives as readonly string[]).includes(node.name)) return unknownBlock(node, file)
        node.data = { hName: 'hr', hProperties: { className: ['page-break'] } }
        if (node.children.length > 0) labelNotPrinted(node, file)
        checkAttributes(node, file)
      } else if (node.type === 'containerDirective') {
        if (!(containerDirectives as readonly string[]).includes(node.name)) return unknownBlock(node, file)
        const [hName, hProperties] = blockElements[node.name as ContainerDirectiveName]
        const id = node.attributes?.id
        node.data = { hName, hProperties: { ...hProperties } }
        if (id && checkName(id, node, file)) node.data.hProperties = { ...hProperties, id }
        Object.assign(node.data.hProperties as Properties, placement(node, file))
        if (!isClosed(node, source)) {
          const hint = `在这一块的末尾单起一行写 :::。`
          report(file, 'error', 'directive-unclosed', node, `:::${node.name} 没有结束，后面的正文全进了这一块。`, hint)
        }
        checkAttributes(node, file)
        checkLabel(node, file)
      }
    })
  }
}

/** `float=top`, `turned` and `bleed` say where a figure or table may stand on the page. */
function placement(node: ContainerDirective, file: VFile): Properties {
  const { float, turned, bleed } = node.attributes ?? {}
  const properties: Properties = {}
  if (turned !== undefined && node.name === 'table') properties.className = ['table', 'turned']
  if (bleed !== undefined && node.name === 'figure') properties.className = ['figure', 'bleed']
  if (typeof float !== 'string' || !(node.name in placeable)) return properties
  if ((floatValues as readonly string[]).includes(float)) return { ...properties, dataFloat: float }
  const hint = 'float 可以写 top（页首）、bottom（页末）、auto（排不下才移到下页）或 here（不移动）。'
  report(file, 'warning', 'directive-float', node, `没有 float=${float} 这种位置。`, hint)
  return properties
}

/** Attributes besides the name, by block. */
const placeable: Record<string, readonly string[]> = { figure: ['float', 'bleed'], table: ['float', 'turned'] }

const blockElements: Record<ContainerDirectiveName, [tagName: string, properties: Properties]> = {
  figure: ['figure', { className: ['figure'] }],
  table: ['figure', { className: ['table'] }],
  notice: ['aside', { className: ['notice'] }],
  signature: ['div', { className: ['signature'] }],
  verse: ['div', { className: ['verse'] }],
  'side-note': ['aside', { className: ['side-note'] }],
}

function inlineElement(node: TextDirective, nextTerm: () => number): [tagName: string, properties: Properties] {
  const href = `#${node.attributes?.id ?? ''}`
  switch (node.name as TextDirectiveName) {
    case 'dots':
      return ['em', { className: ['dots'] }]
    case 'name':
      return ['u', { className: ['proper-name'] }]
    case 'book':
      return ['cite', { className: ['book-title'] }]
    case 'tcy':
      return ['span', { className: ['tcy'] }]
    case 'inline-note':
      return ['small', { className: ['inline-note'] }]
    case 'term':
      return ['span', { className: ['index-term'], id: `term-${nextTerm()}`, ...termProperties(node) }]
    case 'ref':
      return ['a', { className: ['reference'], href }]
    case 'page':
      return ['a', { className: ['page-reference'], href }]
  }
}

/** `{of=词条}`: the entry under which the place is listed; `{sort=同音字}`: characters that are read as the entry is. */
function termProperties({ attributes }: TextDirective): Properties {
  const { of, sort } = attributes ?? {}
  return { ...(of ? { dataTerm: of } : {}), ...(sort ? { dataSort: sort } : {}) }
}

function unknownBlock(node: ContainerDirective | LeafDirective, file: VFile) {
  const colons = node.type === 'containerDirective' ? ':::' : '::'
  const all: [name: string, colons: string][] = [
    ...containerDirectives.map((name): [string, string] => [name, ':::']),
    ...leafDirectives.map((name): [string, string] => [name, '::']),
    ...Object.keys(textDirectives).map((name): [string, string] => [name, ':']),
  ]
  const near =
    all.find(([name]) => name === node.name)?.[0] ??
    didYouMean(
      node.name,
      all.map(([name]) => name),
    )
  const form = all.find(([name]) => name === near)
  const hint = form
    ? `是不是 ${form[1]}${form[0]}？`
    : `可用的块：${[...containerDirectives].map((name) => `:::${name}`).join('、')}、::pagebreak。`
  report(file, 'error', 'directive-unknown', node, `没有 ${colons}${node.name} 这种块。`, hint)
}

function labelNotPrinted(node: LeafDirective, file: VFile) {
  node.children = []
  report(
    file,
    'error',
    'directive-label',
    node,
    `::${node.name} 后面的方括号里的字不会印出来。`,
    '去掉方括号，把字写进正文。',
  )
}

function checkLabel(node: ContainerDirective, file: VFile) {
  const [first] = node.children
  const labelled = first?.type === 'paragraph' && first.data?.directiveLabel
  if (!labelled || node.name === 'figure' || node.name === 'table') return
  const hint = '去掉方括号，把字写进块里。'
  report(file, 'warning', 'directive-label', first, `:::${node.name} 没有题，方括号里的字成了第一段。`, hint)
}

function checkAttributes(node: ContainerDirective | LeafDirective | TextDirective, file: VFile) {
  const takesId = node.type === 'containerDirective' || node.name === 'ref' || node.name === 'page'
  const more = node.type === 'containerDirective' ? (placeable[node.name] ?? []) : []
  const isTerm = node.type === 'textDirective' && node.name === 'term'
  const takes = isTerm ? ['of', 'sort'] : takesId ? ['id', ...more] : more
  // A name alone ({turned}) says all there is to say; what a term takes has a value.
  const others = Object.entries(node.attributes ?? {}).flatMap(([name, value]) =>
    takes.includes(name) && (value || !isTerm) ? [] : [name],
  )
  if (others.length === 0) return
  const hint = isTerm
    ? '花括号里只写 {of=词条} 或 {sort=同音字}。'
    : takesId
      ? `花括号里只写 {${['#名字', ...more].join(' ')}}。`
      : '去掉花括号和其中的内容。'
  report(file, 'warning', 'directive-attribute', node, `标记 ${node.name} 的 ${others.join('、')} 不起作用。`, hint)
}

/** The syntax closes an open block silently at the end of the text around it. */
function isClosed(node: ContainerDirective, source: string): boolean {
  const end = node.position?.end.offset
  if (end === undefined) return true
  const lastLine =
    source
      .slice(0, end)
      .split(/[\r\n]/)
      .at(-1) ?? ''
  return /^[\s>]*:{3,}\s*$/.test(lastLine)
}
