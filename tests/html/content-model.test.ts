import { describe, expect, test } from 'vitest'
import { compose } from './compose-markdown.ts'

const flat = (markdown: string) => compose(markdown).html.replaceAll('\n', '')

describe('what HTML lets stand nowhere becomes what may stand there', () => {
  test.each([
    ['an item without a list', '<li>甲</li>', '<ul><li>甲</li></ul>'],
    ['text in a list', '<ul>甲<li>乙</li></ul>', '<ul><li>甲</li><li>乙</li></ul>'],
    ['a meaning without a list', '<dd>甲</dd>', '<div>甲</div>'],
    ['a list of meanings that begins with text', '<dl>甲<dt>乙<dd>丙</dl>', '<div>甲<div>乙</div><div>丙</div></div>'],
    ['a reading without ruby', '甲<rt>jiǎ</rt>', '<p>甲<span>jiǎ</span></p>'],
    ['ruby without a reading', '<ruby>甲</ruby>', '<p><span>甲</span></p>'],
    ['a block in a heading', '<h2 data-unnumbered>甲<div>乙</div></h2>', '乙</h2>'],
    ['a caption without a figure', '<figcaption>甲</figcaption>', '<div>甲</div>'],
    [
      'text that a caption leaves in a table',
      '<table><caption>甲</caption><tr><td>乙</table>',
      '<p>甲</p><figure class="table"><table><tbody><tr><td>乙</td></tr></tbody></table></figure>',
    ],
    [
      'a head behind the body',
      '<table><tbody><tr><td>甲</tbody><thead><tr><th>乙</thead></table>',
      '<tbody><tr><td>甲</td></tr></tbody><tbody><tr><th>乙</th></tr></tbody>',
    ],
    ['a definition in a definition', '<dfn>甲<dfn>乙</dfn></dfn>', '<p><dfn>甲<span>乙</span></dfn></p>'],
  ])('%s', (_, markdown, html) => {
    expect(flat(markdown)).toContain(html)
    expect(compose(markdown).findings.join()).toContain('warning html/html-nesting a.md:3:')
  })

  test('good lists, tables, ruby and figures stay, without a word', () => {
    const good =
      '<dl><dt>甲<dd>乙</dl>\n\n<ruby>汉<rt>hàn</rt></ruby>\n\n<table><thead><tr><th>甲</thead><tr><td>乙</table>\n\n- 项'
    expect(compose(good).findings).toEqual([])
  })
})

test('spans of cells and starts of lists that are no numbers go', () => {
  const { html, findings } = compose('<ol start="x"><li>甲</ol><table><tr><td colspan="-1" rowspan="2">乙</table>')
  expect(html).toContain('<ol><li>')
  expect(html).toContain('<td rowspan="2">')
  expect(findings.map((finding) => finding.split(' ')[1])).toEqual(['html/html-removed', 'html/html-removed'])
})

test('a cell that the head has no column for is an error at its place', () => {
  expect(compose('| 甲 |\n|---|\n| 乙 | 丙 |').findings).toEqual(['error html/table-cells a.md:5:5'])
})

test.each([
  ['html-comment-open', '<!-- 没有结束\n\n末段。'],
  ['html-cdata', '<![CDATA[甲]]>'],
])('%s: HTML that would take text with it is an error', (rule, markdown) => {
  expect(compose(markdown).findings).toContain(`error html/${rule} a.md:3:1`)
})
