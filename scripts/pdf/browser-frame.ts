import type { BrowserFile } from './browser-file.ts'

/** What holds the objects of a PDF together, and is made anew when files are joined. Numbers are those of the file. */
export type BrowserFrame = {
  pages: number[]
  /** Nodes of the page tree. */
  nodes: number[]
  /** Named destinations: the name and the array as they are written. */
  destinations: [name: string, destination: string][]
  /** The structure element of the whole document, and those in it. */
  document: number
  sections: number[]
  /** The parent tree: every key and the array or element that it leads to. */
  parents: [key: number, value: number][]
  outline: OutlineEntry[]
  /** All objects that are part of the frame. */
  numbers: Set<number>
}

/** `title` and `destination` as they are written; `element`: the heading's structure element. */
export type OutlineEntry = { title: string; destination: string; element: number }

/** Reads the frame of a file; throws when it has none of the pages and tags that a print with tags has. */
export function readFrame({ objects, root, info }: BrowserFile): BrowserFrame {
  const numbers = new Set<number>([root, info])
  const textOf = (number: number): string => {
    const object = objects.get(number)
    if (!object) throw new Error(`the browser’s PDF lacks object ${number}`)
    numbers.add(number)
    return object.text
  }
  const catalog = textOf(root)
  const nodes: number[] = []
  const below = (number: number): number[] => {
    nodes.push(number)
    return listOf(textOf(number), 'Kids').flatMap((kid) => {
      const leaf = !objects.get(kid)?.text.startsWith('<</Type /Pages')
      return leaf ? [kid] : below(kid)
    })
  }
  const structure = referenceOf(catalog, 'StructTreeRoot')
  if (structure === undefined) throw new Error('the browser has printed no tags')
  const tree = textOf(structure)
  const document = referenceOf(tree, 'K') as number
  const names = referenceOf(tree, 'IDTree')
  if (names !== undefined) for (const number of nameNodes(names, textOf)) numbers.add(number)
  const destinations = referenceOf(catalog, 'Dests')
  const outlines = referenceOf(catalog, 'Outlines')
  return {
    pages: below(referenceOf(catalog, 'Pages') as number),
    nodes,
    destinations: destinations === undefined ? [] : destinationsIn(textOf(destinations)),
    document,
    sections: listOf(textOf(document), 'K'),
    parents: pairsIn(textOf(referenceOf(tree, 'ParentTree') as number)),
    outline: outlines === undefined ? [] : entriesBelow(textOf(outlines), textOf),
    numbers,
  }
}

function referenceOf(text: string, key: string): number | undefined {
  const number = text.match(new RegExp(`/${key} (\\d+) 0 R`))?.[1]
  return number === undefined ? undefined : Number(number)
}

/** References in the array under `key`; one that stands alone counts as an array of one. */
function listOf(text: string, key: string): number[] {
  const list = text.match(new RegExp(`/${key} (?:\\[([^\\]]*)\\]|(\\d+ 0 R))`))
  return [...(list?.[1] ?? list?.[2] ?? '').matchAll(/(\d+) 0 R/g)].map(([, number]) => Number(number))
}

function nameNodes(number: number, textOf: (number: number) => string): number[] {
  return [number, ...listOf(textOf(number), 'Kids').flatMap((kid) => nameNodes(kid, textOf))]
}

function destinationsIn(text: string): [string, string][] {
  return [...text.matchAll(/\/([^\s/[\]<>()]+) (\[[^\]]*\])/g)].map(([, name = '', destination = '']) => [
    name,
    destination,
  ])
}

function pairsIn(text: string): [number, number][] {
  return [...text.matchAll(/(\d+) (\d+) 0 R/g)].map(([, key, value]) => [Number(key), Number(value)])
}

function entriesBelow(parent: string, textOf: (number: number) => string): OutlineEntry[] {
  const entries: OutlineEntry[] = []
  let next = referenceOf(parent, 'First')
  while (next !== undefined) {
    const text = textOf(next)
    const [, title = '()'] = text.match(/\/Title (<[0-9A-F]*>|\((?:[^()\\]|\\[\s\S])*\))/) ?? []
    const [, destination = '[]'] = text.match(/\/Dest (\[[^\]]*\])/) ?? []
    entries.push({ title, destination, element: referenceOf(text, 'SE') ?? 0 }, ...entriesBelow(text, textOf))
    next = referenceOf(text, 'Next')
  }
  return entries
}
