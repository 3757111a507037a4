import type { TagTree } from './tag-tree.ts'

/**
 * Makes the lines of the contents a table of contents (ISO 32000-1, 14.8.4.2): an item a line, with what it refers to in a Reference;
 * lines of a lower level in a table of their own, behind the line that they belong to.
 * @param levels of the lines, by their elements
 */
export function tidyContents(tree: TagTree, contents: number, levels: ReadonlyMap<number, number>): void {
  tree.setType(contents, 'TOC')
  const lines = tree.kids(contents).filter(({ number }) => levels.has(number))
  for (const { number } of lines) {
    tree.setType(number, 'TOCI')
    tree.setKids(number, [`${tree.wrap(number, 'Reference', tree.kids(number))} 0 R`])
  }
  tree.setKids(contents, nested(tree, contents, lines, levels))
}

type Line = { whole: string; number: number }

function nested(tree: TagTree, parent: number, lines: readonly Line[], levels: ReadonlyMap<number, number>): string[] {
  const levelOf = ({ number }: Line) => levels.get(number) ?? 0
  const top = Math.min(...lines.map(levelOf))
  const kids: string[] = []
  for (let index = 0; index < lines.length; ) {
    const line = lines[index] as Line
    if (levelOf(line) === top) {
      kids.push(line.whole)
      index += 1
      continue
    }
    const end = lines.findIndex((other, at) => at > index && levelOf(other) === top)
    const lower = lines.slice(index, end < 0 ? lines.length : end)
    const table = tree.wrap(parent, 'TOC', lower)
    tree.setKids(table, nested(tree, table, lower, levels))
    kids.push(`${table} 0 R`)
    index += lower.length
  }
  return kids
}
