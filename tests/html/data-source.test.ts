import { expect, test } from 'vitest'
import { compose } from './compose-markdown.ts'

test('every block says where it stands', () => {
  const { located } = compose(
    '## 甲\n\n段\n\n- 项\n  - 内\n\n> 引\n\n| 子 |\n|--|\n| 丑 |\n\n```\n码\n```\n\n:::figure[题]\n![说明](assets/a.svg)\n:::',
  )
  const places = [...located.matchAll(/<(\w+)[^>]* data-source="a\.md:(\d+:\d+)"/g)].map(
    ([, tag, at]) => `${tag} ${at}`,
  )
  expect(places).toEqual([
    'h2 3:1',
    'p 5:1',
    'li 7:1',
    'li 8:3',
    'blockquote 10:1',
    'p 10:3',
    'figure 12:1',
    'th 12:1',
    'td 14:1',
    'pre 16:1',
    'figure 20:1',
    'figcaption 20:10',
  ])
})

test('front matter does not move the places', () => {
  expect(compose('---\na: b\n---\n\n# 题\n\n段').located).toContain('<p data-source="a.md:7:1">段</p>')
})

test('blocks written as HTML have places too', () => {
  expect(compose('字\n\n<div>\n<p>甲</p>\n</div>').located).toContain('<p data-source="a.md:6:1">甲</p>')
})
