import { expect, test } from 'vitest'
import { compose } from './compose-markdown.ts'

test.each([['比为 3:abc，10:30 开会，时间:下午三点'], ['3:abc[x]{.y #z}'], ['甲:乙[丙]丁'], ['a:b{c="d"}']])(
  '%s comes out as written',
  (text) => {
    const { html, findings } = compose(text)
    expect(html.replaceAll('&#x22;', '"')).toBe(`<p>${text}</p>`)
    expect(findings).toEqual([])
  },
)

test('restored text joins its neighbours, so that ruby across it works', () => {
  expect(compose('{3:abc|yī}').html).toContain('<ruby>3:abc<rp')
})

test('a mark without its brackets or name is printed, with a warning', () => {
  expect(compose('又:dots、:ref 和 :term[]').findings).toEqual([
    'warning html/directive-form a.md:3:2',
    'warning html/directive-form a.md:3:8',
    'warning html/directive-form a.md:3:15',
  ])
})

test('after a backslash a colon is plain', () => {
  expect(compose('\\:dots[文字]').html).toBe('<p>:dots[文字]</p>')
})
