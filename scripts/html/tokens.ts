import type { Element, Nodes, Text } from 'hast'
import { hasClass } from './elements.ts'
import { conservedText, normalize } from './text.ts'

/**
 * Tokens are what a place in the text is counted in: the characters that are conserved (html/text.ts; UTF-16 units) and pictures,
 * in reading order. A run of them lies in one node.
 */
export type TokenRun = {
  /** A text, a picture, or an element that may not be parted: ruby, mathematics, what has `data-text`. */
  node: Text | Element
  /** The elements around it, outermost first. */
  parents: readonly Element[]
  /** data-source of the block. */
  source: string
  /** data-source of the figure around it; empty outside of one. */
  figure: string
  /** Tokens before it in the tree. */
  from: number
  length: number
}

/** A generated element that stands in a line, where print and e-book both have one. */
export type GeneratedInLine = {
  element: Element
  parents: readonly Element[]
  /** Tokens before it in the tree. */
  at: number
}

export type Tokens = { runs: TokenRun[]; generated: GeneratedInLine[]; length: number }

/**
 * Reads the tokens of a tree.
 * @param drop what is not read, with all that is in it
 */
export function readTokens(tree: Nodes, drop: (node: Nodes) => boolean = () => false): Tokens {
  const tokens: Tokens = { runs: [], generated: [], length: 0 }
  const add = (node: Text | Element, length: number, around: Around) => {
    if (length === 0) return
    tokens.runs.push({ node, ...around, from: tokens.length, length })
    tokens.length += length
  }
  const inElement = (element: Element, around: Around): void => {
    if (element.properties.dataGenerated !== undefined) {
      if (IN_LINE.some((name) => hasClass(element, name)))
        tokens.generated.push({ element, parents: around.parents, at: tokens.length })
      return
    }
    const inside = innerPlace(element, around)
    if (element.tagName === 'img') add(element, 1, inside)
    else if (WHOLE.has(element.tagName) || element.properties.dataText !== undefined)
      add(element, conservedText(element).length, inside)
    else {
      const parents = [...around.parents, element]
      for (const child of element.children) walk(child, { ...inside, parents })
    }
  }
  const walk = (node: Nodes, around: Around): void => {
    if (drop(node)) return
    if (node.type === 'text') add(node, normalize(node.value).length, around)
    if (node.type === 'element') inElement(node, around)
    if (node.type === 'root') for (const child of node.children) walk(child, around)
  }
  walk(tree, { parents: [], source: '', figure: '' })
  return tokens
}

type Around = Pick<TokenRun, 'parents' | 'source' | 'figure'>

function innerPlace(element: Element, { parents, source, figure }: Around): Around {
  const { dataSource } = element.properties
  if (typeof dataSource !== 'string') return { parents, source, figure }
  return { parents, source: dataSource, figure: element.tagName === 'figure' ? dataSource : figure }
}

const WHOLE = new Set(['ruby', 'math', 'svg'])
const IN_LINE = ['reference', 'page-reference', 'quotation-mark', 'inline-note-bracket']
