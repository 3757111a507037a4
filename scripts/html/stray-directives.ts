import type { Root, TableRow, Text } from 'mdast'
import { toString as plainText } from 'mdast-util-to-string'
import type { VFile } from 'vfile'
import { SKIP, visit } from '../manuscript/visit.ts'
import { report } from './messages.ts'
import { containerDirectives } from './vocabulary.ts'

/**
 * Colons of a block that begin or end none, and would be printed: with a blank behind them, behind other text in their line, or as
 * the last row of a table whose block never began.
 */
export function strayDirectives() {
  return (tree: Root, file: VFile) => {
    const source = String(file)
    const written = ({ position }: Written) => source.slice(position?.start.offset ?? 0, position?.end.offset ?? 0)
    visit(tree, (node) => {
      // An address may have any colons.
      if (node.type === 'link') return SKIP
      if (node.type === 'paragraph' && /^:{2,}/.test(plainText(node)) && written(node).startsWith(':')) {
        report(file, 'error', 'directive-stray', node, '这一行的冒号没有成为块的开头或结尾，会原样印出来。', FORM)
      } else if (node.type === 'text') {
        const name = BEHIND_TEXT.exec(written(node))?.[1]
        if (name)
          report(file, 'error', 'directive-stray', node, `:::${name} 写在一行的中间，没有成为块，会原样印出来。`, FORM)
      } else if (node.type === 'tableRow' && isEnd(node)) {
        report(file, 'error', 'directive-stray', node, '表末的 ::: 没有块可以结束，成了表的一行。', FORM)
      }
    })
  }
}

type Written = Pick<Text, 'position'>

const FORM = '块的写法是：单起一行写 :::notice（冒号后不留空格），结束处也单起一行写 :::。'

const BEHIND_TEXT = new RegExp(String.raw`[^\\:\n]:{3,}(${containerDirectives.join('|')})(?![A-Za-z-])`)

const isEnd = (row: TableRow) => /^:{3,}$/.test(plainText(row).trim())
