import type { Node } from 'unist'
import type { VFile } from 'vfile'
import { report } from './messages.ts'

/** More levels than any publication has, and few enough for every walk that comes after. */
const deepest = 200

/**
 * Makes a tree from a tree, unless one of them is nested so deep that walking it would exhaust the stack. That is an
 * error of the manuscript, and there is no tree.
 */
export function withinDepth<T extends Node>(from: Node, file: VFile, make: () => T): T | undefined {
  try {
    const tree = isTooDeep(from) ? undefined : make()
    if (tree && !isTooDeep(tree)) return tree
  } catch (error) {
    // The HTML parser reads a whole piece of raw HTML before there is a tree to measure.
    if (!(error instanceof RangeError)) throw error
  }
  const hint = `检查是否有大量连写的 >、* 或没有结束的 HTML 标签；最多 ${deepest} 层。`
  report(file, 'error', 'too-deep', undefined, `${file.path} 里一层套一层太深，没有处理。`, hint)
  return undefined
}

function isTooDeep(tree: Node): boolean {
  let level: Node[] = [tree]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepest) return true
    level = level.flatMap((node) => ('children' in node ? (node.children as Node[]) : []))
  }
  return false
}
