import { fromHtml } from 'hast-util-from-html'
import { expect, test } from 'vitest'
import { flowsOf } from '../../../scripts/preflight/type/flows.ts'
import { Is } from '../../../scripts/preflight/type/is.ts'

const told = (html: string) =>
  flowsOf(fromHtml(html, { fragment: true })).map(({ text, continues }) => `${text}${continues ? ' →' : ''}`)

test('an item whose list goes on at the next page has ended its own text', () => {
  expect(told('<ol data-split-to><li>甲</li><li data-split-to>乙</li></ol>')).toEqual(['甲', '乙'])
  expect(told('<ol data-split-to><li data-split-to data-split-text>乙</li></ol>')).toEqual(['乙 →'])
})

test('lines broken by hand go on where their block does', () => {
  expect(told('<p data-split-to>甲<br>乙</p>')).toEqual(['甲乙 →'])
  expect(told('<pre data-split-to>甲</pre>')).toEqual(['甲 →'])
})

test('a side note is no notice: their lines end at different places', () => {
  const html = '<aside class="notice"><p>甲</p></aside><aside class="side-note"><p>乙</p></aside>'
  expect(flowsOf(fromHtml(html, { fragment: true })).map(({ kind }) => kind)).toEqual(['notice', 'side-note'])
})

test('what stands behind a picture in the text stands apart from what is before it', () => {
  const [flow] = flowsOf(fromHtml('<p>甲：<img>，乙</p>', { fragment: true }))
  expect([...(flow?.is ?? [])]).toEqual([0, 0, Is.apart, 0])
})

test('attachments are named in lines of their own, which no indent is asked of', () => {
  const html = '<div class="attachments"><p>附件：1.甲</p></div><p class="attachment-label">附件1</p>'
  expect(flowsOf(fromHtml(html, { fragment: true })).map(({ kind }) => kind)).toEqual(['signature', 'signature'])
})
