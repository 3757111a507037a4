import type { Element, Root } from 'hast'
import type { VFile } from 'vfile'
import { visit } from '../manuscript/visit.ts'
import type { ChapterContext } from './context.ts'
import { generated, isElement } from './elements.ts'
import { report } from './messages.ts'
import { chineseNumeral } from './numerals.ts'
import { plainTitle } from './titles.ts'

const tags = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6']

/** Printed number of a heading by level, after GB/T 9704: 一、 （一） 1. （1）. Chapter titles and level 6 have none. */
const forms: ((count: number) => string)[] = [
  () => '',
  (count) => `${chineseNumeral(count)}、`,
  (count) => `（${chineseNumeral(count)}）`,
  (count) => `${count}.`,
  (count) => `（${count}）`,
  () => '',
]

const byHand = /^\s*([一二三四五六七八九十百]+、|[（(][一二三四五六七八九十百\d]+[)）]|\d+[.．、](?!\d))/

/**
 * Checks the outline of a chapter (one title, no level left out), gives every heading an id and, unless it says
 * `{-}`, its number; headings of front matter have none. Counting starts again under each heading of a higher level.
 */
export function headings({ number: chapter, matter }: ChapterContext) {
  return (tree: Root, file: VFile) => {
    const outline = tree.children.filter((node): node is Element => isElement(node, ...tags))
    const isEmpty = !tree.children.some((node) => isElement(node))
    checkTitle(outline, isEmpty, file)
    checkLevels(outline, file)
    const counts = [0, 0, 0, 0, 0, 0]
    if (matter !== 'front') for (const heading of outline) addNumber(heading, counts, file)

    let index = 0
    visit(tree, 'element', (element) => {
      if (!isElement(element, ...tags)) return
      index += 1
      element.properties.id ??= `heading-${chapter}-${index}`
      delete element.properties.dataUnnumbered
      if (plainTitle(element) === '') {
        report(file, 'error', 'heading-empty', element, '标题是空的。', '写上标题，或删去这一行的 #。')
      }
      if (outline.includes(element)) return
      const hint = '把标题移到最外层；引文和块里的小标题用加粗的一段。'
      report(file, 'warning', 'heading-nested', element, '引文、列表或块里的标题不编号，也不进目录。', hint)
    })
  }
}

export function levelOf(heading: Element): number {
  return tags.indexOf(heading.tagName) + 1
}

function checkTitle(outline: Element[], isEmpty: boolean, file: VFile) {
  // A chapter without anything in it has been reported when the manuscript was read.
  if (isEmpty) return
  const [title, ...others] = outline.filter((heading) => heading.tagName === 'h1')
  if (!title) {
    const hint = '在文件开头写一行 # 章题。'
    report(file, 'error', 'title-missing', { line: 1, column: 1 }, `章节 ${file.path} 没有章题。`, hint)
  } else if (outline[0] !== title) {
    report(file, 'error', 'title-late', outline[0], '章题之前不能有别的标题。', '把 # 章题 移到文件开头。')
  }
  for (const other of others) {
    const hint = '一个文件一章：这里改用 ##，或另起一个文件。'
    report(file, 'error', 'title-second', other, `一章只能有一个章题（# ${plainTitle(other)}）。`, hint)
  }
}

function checkLevels(outline: Element[], file: VFile) {
  let above = 1
  for (const heading of outline) {
    const level = levelOf(heading)
    if (level > above + 1) {
      const hint = `这里应当用 ${'#'.repeat(above + 1)}。`
      report(file, 'warning', 'heading-skipped', heading, `标题从 ${above} 级跳到了 ${level} 级。`, hint)
    }
    above = level
  }
}

function addNumber(heading: Element, counts: number[], file: VFile) {
  const level = levelOf(heading)
  counts.fill(0, level)
  if (heading.properties.dataUnnumbered !== undefined) return
  counts[level - 1] = (counts[level - 1] ?? 0) + 1
  const number = forms[level - 1]?.(counts[level - 1] ?? 0)
  if (!number) return
  const written = byHand.exec(plainTitle(heading))
  if (written) {
    const hint = `删去“${written[1]}”；不要自动的序号，在标题后写 {-}。`
    report(file, 'warning', 'heading-number-by-hand', heading, `标题的序号会印两遍：${number}${written[1]}`, hint)
  }
  heading.children.unshift(generated('span', 'heading-number', number))
}
