import type { Element, ElementContent } from 'hast'

/**
 * In indices and limits the signs of relations and operations stand close to what they join (∑ with i=1 below): MathML Core gives them the
 * distances that they have in the line, whatever their size. Changes the tree in place.
 * @param element one that has scripts
 */
export function closeScripts(element: Element): void {
  if (!WITH_SCRIPTS.has(element.tagName)) return
  for (const script of element.children.slice(1)) close(script)
}

const WITH_SCRIPTS = new Set(['msub', 'msup', 'msubsup', 'munder', 'mover', 'munderover', 'mmultiscripts'])

/** A sign that is the whole script, an accent or a brace, has no distances. */
function close(node: ElementContent): void {
  if (node.type !== 'element' || node.tagName === 'mo') return
  for (const child of node.children) {
    if (child.type !== 'element' || child.tagName !== 'mo' || isLarge(child)) close(child)
    else child.properties = { lspace: '0em', rspace: '0em', ...child.properties }
  }
}

/** ∑, ∫ and names of functions keep their distance in TeX too. */
function isLarge({ children: [sign] }: Element): boolean {
  return sign?.type === 'text' && /[\p{L}∏∐∑∫-∳⋀-⋃⨀-⨆]/u.test(sign.value)
}
