import { expect, it } from 'vitest'
import { linkAddresses } from '../../scripts/import/addresses.ts'

const links = (text: string) => linkAddresses(text).flatMap((node) => (node.type === 'link' ? [node.url] : []))

it.each([
  ['见https://a.cn/b?c=d，再看', ['https://a.cn/b?c=d']],
  ['（www.a.cn）', ['http://www.a.cn']],
  ['写信至a.b@c.cn.', ['mailto:a.b@c.cn']],
  ['http://a.cn.', ['http://a.cn']],
  ['12:30, a@b, http://, www., 3.5', []],
])('in %s finds %j', (text, urls) => expect(links(text)).toEqual(urls))

it('keeps the text around them', () => {
  const text = '见http://a.cn，和a@b.cn。'
  const pieces = linkAddresses(text).map((node) => (node.type === 'link' ? node.children[0] : node))
  expect(pieces.map((piece) => (piece?.type === 'text' ? piece.value : '?')).join('')).toBe(text)
})
