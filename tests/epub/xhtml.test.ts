import { h } from 'hastscript'
import { expect, test } from 'vitest'
import { fromXml } from 'xast-util-from-xml'
import { writeXhtml } from '../../scripts/epub/xhtml.ts'

const written = (...content: Parameters<typeof writeXhtml>[0]['content']) =>
  writeXhtml({ title: '题 & <名>', language: 'zh-Hans', content })

test('is XML, in its language', () => {
  const xml = written(h('p', '文'))
  expect(() => fromXml(xml)).not.toThrow()
  expect(xml).toContain('lang="zh-Hans" xml:lang="zh-Hans"')
  expect(xml).toContain('<title>题 &#x26; &#x3C;名></title>')
})

test('closes empty elements as HTML parsers need it', () => {
  expect(written(h('p'), h('p', [h('br')]))).toContain('<p></p><p><br/></p>')
})

test('has no character that XML forbids', () => {
  const xml = written(h('p', { title: 'a\u0002' }, '\u0001甲\uFFFE乙\uD800丙 ]]> 丁'))
  expect(xml).toContain('<p title="a">甲乙\uFFFD丙 ]]&gt; 丁</p>')
})
