import { expect, test } from 'vitest'
import { compose } from './compose-markdown.ts'

const paragraph = (markdown: string) => compose(markdown).html.replace(/<\/?(p|strong|em|code)\b[^>]*>/g, '')

test('a break between Han vanishes, between words it is a space', () => {
  expect(paragraph('实事\n求是')).toBe('实事求是')
  expect(paragraph('plain\nwords')).toBe('plain words')
})

test('inline marks do not stand between the two sides', () => {
  expect(paragraph('实事\n**求是**')).toBe('实事求是')
  expect(paragraph('**实事**\n求是')).toBe('实事求是')
  expect(paragraph('*plain*\nwords')).toBe('plain words')
  expect(paragraph('见`code`\nwords')).toBe('见code words')
})

test('note calls are looked past, references count as what they print', () => {
  expect(compose('实事[^a]\n求是\n\n[^a]: 注').html).toMatch(/<\/a>求是/)
  expect(compose('见\n:ref{#x}\n\n## 甲 {#x}').html).toMatch(/见<a/)
})

test('the reading of ruby does not count, its base does', () => {
  expect(compose('实事\n{求|qiú}\n是').html).toMatch(/实事<ruby>求.*<\/ruby>是/)
})

test('quotations and lists inside quotations lose their marks only', () => {
  expect(paragraph('> 实事\n> 求是').replace(/<[^>]*>|\n/g, '')).toBe('实事求是')
})

test('a hard break stays', () => {
  expect(compose('甲  \n乙').html).toBe('<p>甲<br>\n乙</p>')
})
