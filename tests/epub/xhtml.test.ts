import { h } from 'hastscript'
import { expect, test } from 'vitest'
import { fromXml } from 'xast-util-from-xml'
import { writeXhtml } from '../../scripts/epub/xhtml.ts'

const written = (...content: Parameters<typeof writeXhtml>[0]['content']) =>
  writeXhtml({ title: '题 & <名>', language: 'zh-Hans', content }).data

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

test('does not write where a block comes from, and says it', () => {
  const { data, sources } = writeXhtml({
    title: '题',
    language: 'zh-Hans',
    content: [
      h('ul', [
        h('li', { id: 'a', dataSource: '甲 & "乙".md:3:1' }, '一 data-source="x"'),
        '\n',
        h('li', { dataSource: '01.md:4:1' }),
      ]),
    ],
  })
  expect(data).toContain('<li id="a">一 data-source="x"</li>\n<li></li>')
  const lines = data.split('\n')
  expect(sources.map(({ source }) => source)).toEqual(['甲 & "乙".md:3:1', '01.md:4:1'])
  for (const { line, column } of sources) expect(lines[line - 1]?.slice(column - 1)).toMatch(/^<li/)
})
