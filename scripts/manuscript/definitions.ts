import type { Definition, Root } from 'mdast'
import { visit } from './visit.ts'

/** Link definitions of a chapter by identifier; as CommonMark says, the first one of a name counts. */
export function definitionsOf(tree: Root): Map<string, Definition> {
  const definitions = new Map<string, Definition>()
  visit(tree, 'definition', (node) => {
    if (!definitions.has(node.identifier)) definitions.set(node.identifier, node)
  })
  return definitions
}
