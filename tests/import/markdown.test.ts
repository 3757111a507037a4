import { toString as plainText } from 'mdast-util-to-string'
import { describe, expect, it } from 'vitest'
import { writeMarkdown } from '../../scripts/import/markdown.ts'
import { parseMarkdown } from '../../scripts/manuscript/parse.ts'
import { compose } from '../html/compose-markdown.ts'

const literal = [
  ...[
    '1. 坚持',
    '1) 坚持',
    '1.',
    '- 甲',
    '+ 甲',
    '* 甲',
    '+',
    '# 题',
    '> 引',
    '---',
    '===',
    '***',
    '| a | b |',
    '|-|-|',
  ],
  ...[
    '*甲*',
    '_甲_',
    '**甲（乙）**丙',
    '~~甲~~',
    '`甲`',
    '$x$ 和 $$y$$',
    '```js',
    '    缩进',
    '<b>粗</b>',
    '<!-- 注 -->',
    '&nbsp;甲',
    '\\*',
    '甲\\',
  ],
  ...['[甲](http://x.cn)', '![甲](a.png)', '[^1]', '[^1]: 注', '[甲]: http://x.cn', '[ ] 甲', '- [x] 甲'],
  ...[
    ':dots[甲]',
    '::pagebreak',
    ':::notice',
    '时间12:30',
    '见:甲',
    '{汉字|hàn zì}',
    '甲 {#id}',
    '甲 {-}',
    'http://a.cn/b_c_',
    'a_b@c.cn',
  ],
]

describe('text that looks like Markdown', () => {
  it.each(literal)('%s comes out as it stands, as a paragraph and as a title', (text) => {
    const markdown = writeMarkdown([
      { type: 'heading', depth: 1, text },
      { type: 'paragraph', text },
    ])
    const { children } = parseMarkdown(markdown)
    expect(children.map((child) => child.type)).toEqual(['heading', 'paragraph'])
    expect(children.map((child) => plainText(child))).toEqual([text, text])
    const { document, findings } = compose({ 'a.md': markdown })
    expect(document.chapters[0]?.title).toBe(text.trim())
    expect(findings).toEqual([])
  })
})

it('writes headings and a signature as the dialect has them', () => {
  const markdown = writeMarkdown([
    { type: 'heading', depth: 2, text: '总体要求' },
    { type: 'paragraph', text: '一是学习，二是落实。' },
    { type: 'signature', lines: ['某某办公室', '2026年11月22日'] },
  ])
  expect(markdown).toBe('## 总体要求\n\n一是学习，二是落实。\n\n:::signature\n某某办公室\n2026年11月22日\n:::\n')
})
