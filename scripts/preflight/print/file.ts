import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { OutlineEntry } from '../pdf-facts.ts'
import { problem } from '../problem.ts'
import type { ReadBack } from './read-back.ts'
import { describeFont } from './shown-text.ts'

/** Every font that is set is in the file, and none is drawn glyph by glyph (Type 3), which printers set coarsely. */
export function checkEmbedded({ painted }: ReadBack): Diagnostic[] {
  const first = new Map(
    painted.flatMap(({ fonts }, page) => [...fonts].map((font) => [font, page] as const)).toReversed(),
  )
  return [...first].flatMap(([font, page]) => {
    const { name, embedded, outlines } = describeFont(font)
    if (embedded && outlines) return []
    const why = outlines ? '没有嵌入' : '成了 Type 3 字形'
    return [problem('derived-font', `PDF 第 ${page + 1} 页的字体 ${name || '（无名）'}${why}。`)]
  })
}

/** What a viewer calls the pages, and its outline, are still those of the edition that the file was made from. */
export function checkNavigation(
  { facts }: ReadBack,
  { labels, outline }: { labels: readonly string[]; outline: readonly OutlineEntry[] },
): Diagnostic[] {
  const wrong = labels.findIndex((label, index) => facts.labels?.[index] !== label)
  const is = facts.labels?.[wrong] ?? ''
  const named =
    wrong < 0 ? [] : [problem('derived-labels', `PDF 第 ${wrong + 1} 页的页码标签是“${is}”，应为“${labels[wrong]}”。`)]
  const shown = (entries: readonly OutlineEntry[]) =>
    entries.map(({ title, depth, page }) => `${depth} ${page} ${title}`)
  const [had, has] = [shown(outline), shown(facts.outline)]
  const at = had.findIndex((entry, index) => entry !== has[index])
  if (at < 0 && had.length === has.length) return named
  const lost = outline[at < 0 ? had.length : at]?.title ?? facts.outline[had.length]?.title ?? ''
  return [...named, problem('derived-outline', `PDF 的书签与原来的不同，从“${lost}”起。`)]
}
