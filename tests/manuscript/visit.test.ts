import type { Nodes, Parents } from 'mdast'
import { visit as libraryVisit, type Visitor, type VisitorResult } from 'unist-util-visit'
import { expect, test } from 'vitest'
import { copyTree } from '../../scripts/manuscript/copy-tree.ts'
import { parseMarkdown } from '../../scripts/manuscript/parse.ts'
import { EXIT, SKIP, visit } from '../../scripts/manuscript/visit.ts'

const tree = () => parseMarkdown('# 一\n\n甲**乙*丙***丁\n\n> - 戊\n> - 己\n')

/** What a visitor sees of a tree that it changes as it goes. */
function seen(walk: typeof visit, types?: string | string[]): string[] {
  const places: string[] = []
  const look = (node: Nodes, index: number | undefined, parent: Parents | undefined): VisitorResult => {
    places.push(`${parent?.type ?? '—'}[${index ?? '—'}] ${node.type}`)
    if (node.type === 'heading') return SKIP
    if (node.type === 'strong' && parent && index !== undefined) {
      parent.children.splice(index, 1, ...(node.children as []))
      return [SKIP, index]
    }
    if (node.type === 'text' && node.value === '戊') return EXIT
    return undefined
  }
  if (types) walk(tree(), types as string[], look as Visitor)
  else walk(tree(), look)
  return places
}

test.each([undefined, 'text', ['strong', 'text', 'heading']])('goes where the library goes: %s', (types) => {
  const places = seen(visit, types)
  expect(places).toEqual(seen(libraryVisit, types))
  expect(places.length).toBeGreaterThan(2)
})

test('a copy of a tree is like it and shares no node with it', () => {
  const one = tree()
  const copy = copyTree(one)
  expect(copy).toEqual(one)
  visit(copy, 'text', (text) => {
    text.value = 'x'
  })
  expect(one).toEqual(tree())
})
