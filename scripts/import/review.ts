import type { Severity } from '../diagnostics/diagnostic.ts'
import { han } from './classes.ts'
import { type Line, offsetAt } from './line.ts'

/** Something a person has to look at; its place is still a UTF-16 offset into the imported text. */
export type Finding = { offset: number; severity: Severity; rule: string; message: string; hint?: string }

/** What import sees in the mended paragraphs but does not decide: it says so and leaves the text alone. */
export function reviewParagraphs(paragraphs: readonly Line[]): Finding[] {
  const findings = paragraphs.flatMap((line) => [...lostCharacters(line), ...oddQuotes(line), ...webPhrases(line)])
  return [...findings, ...repetitions(paragraphs), ...markdownLook(paragraphs)]
}

function lostCharacters(line: Line): Finding[] {
  return found(line, /\uFFFD+/g, () => ({
    severity: 'warning',
    rule: 'import/replacement-character',
    message: '这里有认不出的字（�），原文件的编码在此之前已经损坏。',
    hint: '对照原件把字补上。',
  }))
}

const hasHan = new RegExp(`[${han}]`, 'u')

function oddQuotes(line: Line): Finding[] {
  if (!hasHan.test(line.text)) return []
  return found(line, /(?<!\d)"/g, () => ({
    severity: 'warning',
    rule: 'import/quote-unpaired',
    message: '这一段的直引号不成对，没有改成“”。',
    hint: '找出缺少的一个，补上后把两个都改成“”。',
  })).slice(0, 1)
}

function webPhrases(line: Line): Finding[] {
  return found(line, /以下是[^。]{0,12}(?:整理|收集|分享)|欢迎(?:品鉴|阅读|参考|借鉴|下载)|仅供参考/g, ([phrase]) => ({
    severity: 'info',
    rule: 'import/web-phrase',
    message: `“${phrase}”像是网页的套话，照样留着。`,
    hint: '不要的话在书稿里删去这一句。',
  }))
}

function repetitions(paragraphs: readonly Line[]): Finding[] {
  const seen = new Set<string>()
  return paragraphs.flatMap((line): Finding[] => {
    if (line.text.length < 20 || !seen.has(line.text)) {
      seen.add(line.text)
      return []
    }
    const message = `与前面一段完全相同：“${line.text.slice(0, 12)}……”，照样留着。`
    const hint = '若是重复粘贴，在书稿里删去一段。'
    return [{ offset: offsetAt(line, 0), severity: 'warning', rule: 'import/paragraph-repeated', message, hint }]
  })
}

function markdownLook(paragraphs: readonly Line[]): Finding[] {
  const first = paragraphs.find((line) => /^(?:#{1,6} \S|[-*] \[[ x]\] |```|\|.*\|$|\[\^[^\]]+\]: )/.test(line.text))
  if (!first) return []
  const message = '这个文件像是已经写成 Markdown 的：这里按纯文本导入，记号照字面印出。'
  const hint = '若它本来就是书稿，不必导入，直接放进书稿文件夹并列入 book.yaml 的 chapters。'
  return [{ offset: offsetAt(first, 0), severity: 'warning', rule: 'import/looks-like-markdown', message, hint }]
}

function found(line: Line, pattern: RegExp, say: (match: RegExpExecArray) => Omit<Finding, 'offset'>): Finding[] {
  return [...line.text.matchAll(pattern)].map((match) => ({ offset: offsetAt(line, match.index), ...say(match) }))
}
