import type { Html, Root } from 'mdast'
import type { VFile } from 'vfile'
import { visit } from '../manuscript/visit.ts'
import { report } from './messages.ts'

/** HTML that takes text with it which the author meant to be printed: a comment without an end, CDATA. */
export function unclosedHtml() {
  return (tree: Root, file: VFile) => {
    visit(tree, 'html', (node: Html) => {
      if (/<!--(?![\s\S]*-->)/.test(node.value)) {
        const hint = '注释以 --> 结束；没有结束，后面的正文就全成了注释。'
        report(file, 'error', 'html-comment-open', node, 'HTML 注释没有结束。', hint)
      }
      if (/<!\[CDATA\[/.test(node.value)) {
        const hint = '去掉 <![CDATA[ 和 ]]>；要印的是这些符号本身，就放进 `…` 里。'
        report(file, 'error', 'html-cdata', node, '<![CDATA[…]]> 里的字印不出来。', hint)
      }
    })
  }
}
