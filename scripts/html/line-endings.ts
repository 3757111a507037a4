import type { Root } from 'mdast'
import { visit } from '../manuscript/visit.ts'

/** Line ends of Windows and old Macs inside text become `\n`, so that later plugins know one form only. */
export function lineEndings() {
  return (tree: Root) => {
    visit(tree, (node) => {
      if ('value' in node && typeof node.value === 'string') node.value = node.value.replace(/\r\n?/g, '\n')
    })
  }
}
