import { h } from 'hastscript'
import { expect, test } from 'vitest'
import { flowsOf } from '../../../scripts/preflight/type/flows.ts'

const continues = (block: ReturnType<typeof h>) =>
  flowsOf(h('section', [block])).map(({ text, continues }) => [text, continues])

test('text goes on where its block is split in the text', () => {
  expect(continues(h('p', { dataSplitTo: '', dataSplitText: '' }, '说到一半'))).toEqual([['说到一半', true]])
  expect(continues(h('p', { dataSplitTo: '' }, ['一行', h('br'), '又一行']))).toEqual([['一行又一行', true]])
})

test('an item whose own list begins the next page has said all that it says', () => {
  expect(continues(h('li', { dataSplitTo: '' }, '三道关：'))).toEqual([['三道关：', false]])
})
