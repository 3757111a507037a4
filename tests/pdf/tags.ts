import type { BrowserFile } from '../../scripts/pdf/browser-file.ts'
import { TagTree } from '../../scripts/pdf/tag-tree.ts'

/** An element of a tree that is written down: its type, what else the browser says of it, and what stands in it. */
export type Written = [type: string, more?: string, ...kids: (Written | string)[]]

/** A file of Chromium's with this tree in it; `more` stands before the parent, as the browser has it (`/Lang (en)`). */
export function fileOf(tree: Written): BrowserFile {
  const objects: BrowserFile['objects'] = new Map()
  let last = 0
  const add = ([type, more = '', ...kids]: Written, parent: number): number => {
    last += 1
    const number = last
    objects.set(number, { text: '' })
    const inside = kids.map((kid) => (typeof kid === 'string' ? kid : `${add(kid, number)} 0 R`))
    const list = inside.length === 1 ? inside[0] : `[${inside.join(' ')}]`
    const lines = [`<</Type /StructElem`, `/S /${type}`, ...(more ? [more] : []), `/P ${parent} 0 R`, `/K ${list}>>`]
    objects.set(number, { text: lines.join('\n') })
    return number
  }
  add(tree, 0)
  return { objects, root: 0, info: 0 }
}

/** The tree of a file's first element in one line: `Table(Caption TR(TH TD))`. Throws where an element does not know its parent. */
export function shapeOf({ objects }: BrowserFile): string {
  const tree = new TagTree(objects)
  const shape = (number: number, parent: number): string => {
    const type = tree.type(number) ?? ''
    if (type && !tree.text(number).includes(`/P ${parent} 0 R`)) throw new Error(`${type} stands not in ${parent}`)
    const inside = tree.kids(number).map((kid) => (kid.number > 0 ? shape(kid.number, number) : ''))
    const kids = inside.filter(Boolean).join(' ')
    return kids ? `${type}(${kids})` : type
  }
  return shape(1, 0)
}
