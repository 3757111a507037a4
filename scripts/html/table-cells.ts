import type { Root } from 'mdast'
import type { VFile } from 'vfile'
import { visit } from '../manuscript/visit.ts'
import { report } from './messages.ts'

/** GFM 4.10 leaves out the cells of a row that its head has no column for: their text would be lost. */
export function tableCells() {
  return (tree: Root, file: VFile) => {
    visit(tree, 'table', ({ children: [head, ...rows] }) => {
      const columns = head?.children.length ?? 0
      for (const { children } of rows) {
        const spare = children[columns]
        if (!spare) continue
        const hint = '给表头加一栏，或删去多的一格；格子里的竖线前面加反斜线：\\|。'
        report(file, 'error', 'table-cells', spare, `这一行有 ${children.length} 格，表头只有 ${columns} 格。`, hint)
      }
    })
  }
}
