import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

/**
 * A page's text in the order of its tags, which is the order in which a screen reader reads it and a reflowing viewer sets it
 * (ISO 32000-1, 14.7 and 14.8.2.3). Text without a tag stands where it was drawn: the margins first, upright digits of a vertical
 * line, which the browser does not tag, behind what is before them. Without white space.
 */
export async function readTagged(page: PDFPageProxy): Promise<string> {
  const { items } = await page.getTextContent({ disableNormalization: true, includeMarkedContent: true })
  const texts = new Map<string, string>()
  let current = ''
  for (const item of items) {
    if ('str' in item) texts.set(current, (texts.get(current) ?? '') + item.str.replace(/\s+/gu, ''))
    else if (item.type === 'beginMarkedContentProps' && item.id) current = item.id
  }
  const tree = (await page.getStructTree()) as StructNode | null
  return [texts.get('') ?? '', ...contentsOf(tree).map((id) => texts.get(id) ?? '')].join('')
}

type StructNode = { children?: StructNode[]; type?: string; id?: string }

/** Ids of marked content below a structure element, depth first. */
function contentsOf(node: StructNode | null): string[] {
  if (!node) return []
  return node.type === 'content' ? [node.id ?? ''] : (node.children ?? []).flatMap(contentsOf)
}
