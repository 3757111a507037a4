import type { Element, Text } from 'hast'
import { visit } from 'unist-util-visit'
import { expect, test } from 'vitest'
import { checkConservation } from '../../scripts/html/conservation.ts'
import type { DocumentChapter } from '../../scripts/html/document.ts'
import { parseMarkdown } from '../../scripts/manuscript/parse.ts'
import { compose } from './compose-markdown.ts'

const source = [
  '# 题',
  '',
  '第一段，有{汉字|hàn zì}',
  '和**粗体**[^a]。',
  '',
  '| 甲 | 乙 |',
  '|--|--|',
  '| 丙 | 丁 |',
  '',
  '哈哈哈哈',
  '',
  '[^a]: 注文',
].join('\n')

/** Composes the text above, spoils the result and says what the check makes of it. */
function check(spoil: (chapter: DocumentChapter) => void): string[] {
  const { document } = compose({ 'a.md': source })
  const [chapter] = document.chapters
  if (!chapter) throw new Error('no chapter')
  spoil(chapter)
  const diagnostics = checkConservation({ file: 'a.md', source, tree: parseMarkdown(source) }, chapter, [])
  return diagnostics.map(({ rule, place }) => `${rule} ${place?.file}:${place?.line}`)
}

function change(tree: Element, from: string, to: string) {
  visit(tree, 'text', (text: Text) => {
    text.value = text.value.replace(from, to)
  })
}

test('an unspoilt chapter is conserved', () => {
  expect(check(() => {})).toEqual([])
})

test.each([
  ['a lost character', '第一段', '第一', 3],
  ['a character on a continued line', '粗体', '粗', 4],
  ['a lost cell', '丁', '', 8],
  ['a doubled character', '哈哈哈哈', '哈哈哈哈哈', 10],
  ['a lost reading', 'zì', '', 3],
  ['a changed mark', '，', ',', 3],
])('%s is found', (_, from, to, line) => {
  expect(check(({ section }) => change(section, from, to))).toEqual([`html/conservation a.md:${line}`])
})

test('two blocks in the wrong order are found', () => {
  expect(check(({ section }) => void section.children.reverse())).toEqual(['html/conservation a.md:1'])
})

test('text hidden as generated is found', () => {
  const hide = ({ section }: DocumentChapter) =>
    visit(section, 'element', (element) => {
      if (element.tagName === 'strong') element.properties.dataGenerated = ''
    })
  expect(check(hide)).toEqual(['html/conservation a.md:4'])
})

test('a lost note and a changed note are found', () => {
  expect(check((chapter) => void chapter.notes.pop())).toEqual(['html/conservation a.md:12'])
  expect(check(({ notes }) => notes[0] && change(notes[0].element, '注', ''))).toEqual(['html/conservation a.md:12'])
})

test('ruby in HTML keeps the order of its tags, ruby of the dialect has its readings behind', () => {
  const html = '他{汉字|hàn zì}说<ruby>漢<rt>かん</rt>字<rt>じ</rt></ruby>好。'
  expect(compose(html).findings).toEqual([])
})
