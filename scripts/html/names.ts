import type { Node } from 'unist'
import type { VFile } from 'vfile'
import { report } from './messages.ts'

/** An XML name without dots and colons: good as an id in HTML, in EPUB and in a CSS selector. */
export const nameForm = /^[\p{L}_][\p{L}\p{N}_-]*$/u

const ownNames = /^(chapter|heading|figure|table|note|call|term|index)-\d/

/** True when an author may give this name to a heading or block; else says why not. */
export function checkName(name: string, node: Node, file: VFile): boolean {
  if (!nameForm.test(name)) {
    const hint = '名字以字母或汉字开头，只用字母、汉字、数字、- 和 _，如 {#fig-a}。'
    report(file, 'error', 'id-form', node, `“${name}”不能作名字。`, hint)
    return false
  }
  if (ownNames.test(name)) {
    const hint = '换一个名字：chapter-1、heading-1-2、figure-1、note-1-1 这类名字是自动编的。'
    report(file, 'error', 'id-reserved', node, `名字 ${name} 留给自动编号用。`, hint)
    return false
  }
  return true
}
