import { expect, test } from 'vitest'
import { markdownText } from '../../scripts/html/markdown-text.ts'
import { parseMarkdown } from '../../scripts/manuscript/parse.ts'

function textOf(source: string, removed: { start: number; end: number }[] = []) {
  const { body, notes } = markdownText({ file: 'a.md', source, tree: parseMarkdown(source) }, removed)
  return [body.map((run) => run.value).join('|'), ...notes.map((note) => note.runs.map((run) => run.value).join('|'))]
}

test.each([
  ['# 题 {#id}\n\n**段**落', ['题|段|落']],
  ['题 {-}\n===', ['题']],
  ['# 题 \\{-}', ['题 {-}']],
  ['`码` ~~删~~ [链](x)', ['码||删||链']],
  [':dots[点]:ref{#x}3:abc', ['点|3|:abc']],
  ['时间:下午', ['时间|:下午']],
  ['![替代](a.svg "题")', ['题']],
  ['见![替代](a.svg "题")', ['见']],
  [':::figure[题]\n![替代](a.svg)\n:::', ['题']],
  ['| 甲 | 乙 |\n|--|--|\n| 丙 | 丁 |', ['甲|乙|丙|丁']],
  ['文[^a]\n\n[^a]: 注\n[^b]: 没有引用', ['文', '注']],
  ['<div title="a>b">甲&amp;<b>乙</b></div><!-- 丙 -->', ['甲&乙']],
  ['<div class="甲\n乙', ['<div class="甲\n乙']],
  ['---\na: b\n---\n\n文', ['文']],
])('%j', (source, expected) => {
  expect(textOf(source).map((text) => text.replaceAll(' |', '|').trim())).toEqual(expected)
})

test('what the allow-list took out is not expected', () => {
  const source = '甲<script>乙</script>丙'
  expect(textOf(source, [{ start: 1, end: source.length - 1 }])[0]?.replaceAll('|', '')).toBe('甲丙')
})
