import type { Image, Paragraph, Root, RootContent, Text } from 'mdast'
import type { ContainerDirective } from 'mdast-util-directive'
import type { VFile } from 'vfile'
import { visit } from '../manuscript/visit.ts'
import { markedElement } from './elements.ts'
import { report } from './messages.ts'

/**
 * Figures and tables with their captions: `:::figure[题]` around one image, `:::table[题]` around one table, and an
 * image that stands alone in its paragraph, with or without a title. The label of the block becomes `<figcaption>`: below a figure, above a table.
 */
export function figures() {
  return (tree: Root, file: VFile) => {
    visit(tree, (node, index, parent) => {
      if (node.type === 'containerDirective' && node.name === 'figure') arrangeFigure(node, file)
      if (node.type === 'containerDirective' && node.name === 'table') arrangeTable(node, file)
      if (node.type === 'paragraph' && parent && index !== undefined) {
        const image = loneImage(node)
        if (image) parent.children[index] = loneFigure(image, node)
      }
    })
  }
}

function arrangeFigure(node: ContainerDirective, file: VFile) {
  const { caption, content } = split(node)
  const image = content.length === 1 && content[0]?.type === 'paragraph' ? loneImage(content[0]) : undefined
  if (!image) {
    const hint = '块里只放一行 ![替代文字](assets/文件名)，图题写在方括号里；别的文字移到块外。'
    report(file, 'error', 'figure-content', node, ':::figure 里要有、也只能有一张图片。', hint)
    return
  }
  if (hasNote(caption) && node.attributes?.bleed !== undefined) {
    const hint = '把脚注移到正文里提到这张图的地方，或删去 bleed。'
    report(
      file,
      'error',
      'figure-bleed-note',
      caption[0] ?? node,
      '满版图占满一页，页脚放不下注，图题里不能加脚注。',
      hint,
    )
  }
  if (image.title && caption.length > 0) {
    const hint = '图题只写一处：:::figure[图题]。'
    report(file, 'error', 'figure-caption', image, `图题写了两处，“${image.title}”不会印出来。`, hint)
  }
  const below = caption.length > 0 || !image.title ? caption : [captionFrom(image)]
  image.title = null
  node.children = [image as unknown as RootContent, ...below] as ContainerDirective['children']
}

function hasNote(caption: readonly RootContent[]): boolean {
  let found = false
  for (const part of caption) {
    visit(part, 'footnoteReference', () => {
      found = true
    })
  }
  return found
}

function arrangeTable(node: ContainerDirective, file: VFile) {
  const { caption, content } = split(node)
  if (content.length !== 1 || content[0]?.type !== 'table') {
    const hint = '块里只放一个表格，表题写在方括号里；别的文字移到块外。'
    report(file, 'error', 'table-content', node, ':::table 里要有、也只能有一个表格。', hint)
    return
  }
  node.children = [...caption, ...content]
}

function split(node: ContainerDirective) {
  const [first, ...rest] = node.children
  if (first?.type !== 'paragraph' || !first.data?.directiveLabel) return { caption: [], content: node.children }
  first.data.hName = 'figcaption'
  return { caption: [first], content: rest }
}

function loneImage(paragraph: Paragraph): Image | undefined {
  const [only, ...others] = paragraph.children
  return others.length === 0 && only?.type === 'image' ? only : undefined
}

function loneFigure(image: Image, paragraph: Paragraph): RootContent {
  const caption = image.title ? [captionFrom(image)] : []
  image.title = null
  return markedElement('figure', { className: ['figure'] }, [image, ...caption], paragraph.position)
}

function captionFrom(image: Image): RootContent {
  return markedElement('figcaption', {}, [{ type: 'text', value: image.title ?? '' } as Text], image.position)
}
