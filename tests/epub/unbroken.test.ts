import type { Element } from 'hast'
import { toString as textOf } from 'hast-util-to-string'
import { h } from 'hastscript'
import { expect, test } from 'vitest'
import { keepTogether } from '../../scripts/epub/unbroken.ts'
import { call } from './sample.ts'

function kept(...content: (Element | string)[]): string[] {
  const paragraph = h('p', content)
  const before = textOf(paragraph)
  keepTogether(paragraph)
  expect(textOf(paragraph)).toBe(before)
  const spans = (element: Element): string[] =>
    element.children.flatMap((child) =>
      child.type !== 'element' ? [] : child.tagName === 'span' ? [textOf(child)] : spans(child),
    )
  return spans(paragraph)
}

test.each([
  ['a number and its unit', ['不到5 ℃，路长4.6 km和', h('strong', '3 m³')], ['5 ℃', '4.6 km', '3 m³']],
  ['a call and the word before it', ['正文', call(1, 1), '，'], ['文1']],
  ['a call after a closing mark', ['他说“好。”', call(1, 1)], ['好。”1']],
  ['a call after ruby', [h('ruby', ['汉', h('rt', 'hàn')]), call(1, 1)], ['汉hàn1']],
  ['two calls', ['文', call(1, 1), call(1, 2)], ['文12']],
  ['a call that begins a block', [call(1, 1), '文'], []],
  ['a number before Han', ['共 5 个'], []],
  ['a formula and the marks beside it', ['设（', h('math', 'x'), '）。则'], ['（x）。']],
  ['a picture and a comma', ['图', h('img', { src: 'a.svg' }), '，', h('math', 'y'), '；'], ['，', 'y；']],
  ['a formula among words', ['甲', h('math', 'x'), '乙'], []],
  ['a call after a formula', [h('math', 'x'), call(1, 1)], ['x1']],
  ['code', [h('code', '5 km')], []],
])('%s', (_, content, expected) => {
  expect(kept(...content)).toEqual(expected)
})
