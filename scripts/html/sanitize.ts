import type { Element, Nodes, Properties, Root } from 'hast'
import { toString as plainText } from 'hast-util-to-string'
import rehypeSanitize from 'rehype-sanitize'
import type { VFile } from 'vfile'
import { visit } from '../manuscript/visit.ts'
import { allowList } from './allow-list.ts'
import type { ChapterContext } from './context.ts'
import { report } from './messages.ts'

const clean = rehypeSanitize(allowList) as unknown as (tree: Root) => Root

/** Leaves only what the allow-list names. Everything that goes is reported with its place. */
export function sanitize({ removed }: ChapterContext) {
  return (tree: Root, file: VFile): Root => {
    inspect(tree)
    const safe = clean(tree)
    visit(safe, 'element', ({ properties }) => {
      if (Array.isArray(properties.className) && properties.className.length === 0) delete properties.className
    })
    return safe

    function inspect(node: Nodes) {
      if (node.type === 'comment') report(file, 'info', 'html-comment', node, 'HTML 注释不会印出来。')
      if (node.type === 'element' && !inspectElement(node)) return
      if ('children' in node) for (const child of node.children) inspect(child)
    }

    /** @returns whether the element's children stay */
    function inspectElement(element: Element): boolean {
      const { tagName } = element
      if (allowList.strip.includes(tagName)) {
        const text = plainText(element).trim()
        const what = text === '' ? '' : `，连同其中的“${text.slice(0, 30)}${text.length > 30 ? '…' : ''}”`
        const hint = '书稿里只放文字、图片和表格；写法见 docs/dialect.md。'
        report(file, 'warning', 'html-removed', element, `去掉了 HTML 元素 <${tagName}>${what}。`, hint)
        const { start, end } = element.position ?? {}
        if (start?.offset !== undefined && end?.offset !== undefined)
          removed.push({ start: start.offset, end: end.offset })
        return false
      }
      if (!allowList.tagNames.includes(tagName)) {
        const hint = '书稿里不能用这种标签；写法见 docs/dialect.md。'
        // After <plaintext> the parser takes everything for text, headings and lists as well.
        const severity = tagName === 'plaintext' ? 'error' : 'warning'
        report(file, severity, 'html-removed', element, `去掉了 HTML 标签 <${tagName}>，文字留下。`, hint)
        return true
      }
      for (const [name, value] of lostProperties(element)) {
        const hint = name === 'href' ? '只用 http://、https://、mailto:、tel: 和本书的章节。' : '书稿里不写样式和脚本。'
        const shown = String(value).slice(0, 40)
        const attribute = name === 'className' ? 'class' : name
        report(file, 'warning', 'html-removed', element, `去掉了 <${tagName}> 的属性 ${attribute}="${shown}"。`, hint)
      }
      return true
    }
  }
}

/** Asks the sanitizer itself what it takes from an element. */
function lostProperties(element: Element): [name: string, value: Properties[string]][] {
  if (Object.keys(element.properties).length === 0) return []
  const [safe] = clean({ type: 'root', children: [{ ...element, children: [] }] }).children ?? []
  const kept = safe?.type === 'element' ? safe.properties : {}
  return Object.entries(element.properties).filter(([name, value]) => {
    if (value === null || value === undefined || value === false) return false
    return !Object.hasOwn(kept, name) || String(kept[name]) !== String(value)
  })
}
