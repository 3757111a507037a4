import { openDrawing } from '../drawn.ts'
import { common } from '../matrix.ts'
import type { SeenPage } from '../page-facts.ts'
import { type Followed, follow, type KnownFonts } from './follow.ts'
import { contentOf, numberOf, type Objects, openObjects } from './objects.ts'
import type { Dictionary, Operand } from './operators.ts'

/** The pages of a finished file, as they are written. */
export type ContentPages = {
  count: number
  /** Reads a page. Throws where it has anything that is not known here. */
  read(index: number): SeenPage
}

/**
 * Reads pages by their operators, as Chromium writes them and writePdf() packs them; many times faster than a reader of all PDFs that there
 * are. Throws for a file that was written otherwise.
 */
export function openContentPages(pdf: Uint8Array): ContentPages {
  const objects = openObjects(pdf)
  const pages = pagesBelow(objects.dictionary(objects.root.get('Pages')), objects, new Map())
  const known: KnownFonts = new Map()
  return {
    count: pages.length,
    read(index) {
      const page = pages[index]
      if (!page) throw new Error(`there is no page ${index}`)
      const { left, top, right, bottom } = viewOf(page, objects)
      const drawing = openDrawing(left, bottom)
      const followed: Followed = { drawing, pictures: [], fonts: new Map() }
      follow(
        pageContent(page.get('Contents'), objects),
        objects.dictionary(page.get('Resources')),
        { objects, known },
        followed,
      )
      return {
        width: right - left,
        height: bottom - top,
        drawn: drawing.drawn,
        fonts: new Map([...followed.fonts].map(([name, { font }]) => [name, font])),
        links: linksOf(page, objects),
        pictures: followed.pictures,
      }
    },
  }
}

/** What the nodes of the page tree hand down (ISO 32000-1, 7.7.3.4). */
const INHERITED = ['Resources', 'MediaBox', 'CropBox']

function pagesBelow(node: Dictionary, objects: Objects, above: Dictionary): Dictionary[] {
  const whole: Dictionary = new Map([...above, ...node])
  if (!node.has('Kids')) return [whole]
  const down: Dictionary = new Map([...whole].filter(([key]) => INHERITED.includes(key)))
  return objects.array(node.get('Kids')).flatMap((kid) => pagesBelow(objects.dictionary(kid), objects, down))
}

/** What is seen of a page, in user space; `bottom` is its upper edge there. */
function viewOf(page: Dictionary, objects: Objects) {
  const box = (key: string) => {
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = objects.array(page.get(key)).map(numberOf)
    return { left: Math.min(x0, x1), top: Math.min(y0, y1), right: Math.max(x0, x1), bottom: Math.max(y0, y1) }
  }
  const paper = box('MediaBox')
  const seen = page.has('CropBox') ? common(box('CropBox'), paper) : paper
  if (seen.right <= seen.left || seen.bottom <= seen.top) throw new Error('nothing is seen of a page')
  return seen
}

/** Several streams are one, with a blank between (7.8.2). */
function pageContent(contents: Operand | undefined, objects: Objects): Uint8Array {
  const value = objects.resolve(contents)
  const streams = Array.isArray(value) ? value : [contents]
  const [first, ...others] = streams.map((one) => contentOf(objects.stream(one)))
  return first && others.length === 0
    ? first
    : Buffer.concat([first, ...others].flatMap((one) => (one ? [one, BLANK] : [])))
}

const BLANK = Buffer.from('\n')

/** Names of the destinations that links lead to. */
function linksOf(page: Dictionary, objects: Objects): Set<string> {
  const links = new Set<string>()
  if (!page.has('Annots')) return links
  for (const one of objects.array(page.get('Annots'))) {
    const annotation = objects.dictionary(one)
    const target = annotation.get('Dest')
    const action = objects.optional(annotation.get('A'))
    if (annotation.get('Subtype') !== '/Link' || annotation.get('F') !== PRINTED)
      throw new Error('no link that is printed')
    const isNamed = typeof target === 'string' && target.startsWith('/') && !annotation.has('A')
    const isOutward = !annotation.has('Dest') && action?.get('S') === '/URI'
    if (!isNamed && !isOutward) throw new Error('a link of an unknown kind')
    if (isNamed) links.add(nameOf(target))
  }
  return links
}

/** The flag of an annotation that is printed (12.5.3). */
const PRINTED = 4

/** A name without its slash, its bytes as they are meant (7.3.5). */
function nameOf(written: string): string {
  return written
    .slice(1)
    .replace(/#([0-9A-Fa-f]{2})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)))
}
