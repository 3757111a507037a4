import type { Element, Root } from 'hast'
import { toString as plainText } from 'hast-util-to-string'
import type { VFile } from 'vfile'
import { visit } from '../manuscript/visit.ts'
import { DISPLAY, INLINE } from './display-formulas.ts'
import { hasClass, isElement } from './elements.ts'
import { report } from './messages.ts'
import { texToMathml } from './tex.ts'

/**
 * Sets formulas: TeX becomes MathML, `<math alttext="TeX">` in the line and `<div class="formula">` around one that stands alone.
 * What is wrong in one is reported at its place, and its TeX stays as code. Comes after the allow-list, as all MathML is ours.
 */
export function mathematics() {
  return (tree: Root, file: VFile) => {
    visit(tree, 'element', (element, index, parent) => {
      if (/^h[1-6]$/.test(element.tagName)) warnOfTitle(element, file)
      if (!parent || index === undefined) return
      if (hasClass(element, INLINE)) parent.children[index] = set(element, { file }) ?? asCode(element)
      if (!isElement(element, 'pre')) return
      const [code] = element.children
      if (!code || !hasClass(code, DISPLAY)) return
      const math = set(code, { file, block: element })
      const { id } = element.properties
      parent.children[index] = math
        ? {
            type: 'element',
            tagName: 'div',
            properties: { className: ['formula'], ...(id && { id }) },
            children: [math],
            position: element.position,
          }
        : { ...element, children: [asCode(code)] }
    })
  }
}

function set(code: Element, { file, block }: { file: VFile; block?: Element }): Element | undefined {
  const tex = plainText(code)
  const where = block ?? code
  const { math, faults } = texToMathml(tex, block !== undefined)
  for (const { at, severity, rule, message, hint } of faults) {
    report(file, severity, rule, placeIn(where, tex, at, String(file)), message, hint)
  }
  return math && { ...math, position: where.position }
}

/** Contents, running heads and outlines are lines of plain text. */
function warnOfTitle(heading: Element, file: VFile): void {
  visit(heading, 'element', (element) => {
    if (!hasClass(element, INLINE)) return
    const hint = '标题里写成文字，公式放在正文里。'
    report(file, 'warning', 'math-in-title', element, '标题里的公式，在目录、书眉和书签里只有字，没有上下标。', hint)
  })
}

function asCode(element: Element): Element {
  return { ...element, properties: {} }
}

/** Place of a character of the TeX: exact where it stands in the source as it is, else (in a quotation) its line. */
function placeIn({ position }: Element, tex: string, at: number, source: string) {
  const { start, end } = position ?? {}
  if (start?.offset === undefined || end?.offset === undefined) return start
  const within = source.slice(start.offset, end.offset).indexOf(tex)
  if (within >= 0) {
    const lines = source.slice(0, start.offset + within + at).split(/\r\n|\n|\r/)
    return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 }
  }
  return { line: start.line + tex.slice(0, at).split('\n').length, column: 1 }
}
