import type { Element } from 'hast'
import { h } from 'hastscript'
import { expect, test } from 'vitest'
import { keepEpubVocabulary } from '../../scripts/epub/vocabulary.ts'
import { toHtml } from '../../scripts/html/serialize.ts'

const kept = (element: Element) => toHtml(keepEpubVocabulary(element))

test('attributes outside the list go; the place stays for the writer', () => {
  const paragraph = h(
    'p',
    { id: 'a', style: 'x', onClick: 'y()', dataSource: 'a.md:1:1', dataTerm: 't', align: 'left', title: 't' },
    '文',
  )
  expect(kept(paragraph)).toBe('<p id="a" data-source="a.md:1:1" title="t">文</p>')
})

test('data-generated stays', () => {
  expect(kept(h('span', { dataGenerated: '' }, '一、'))).toBe('<span data-generated="">一、</span>')
})

test('an unknown element leaves its text, a script and ruby brackets leave nothing', () => {
  expect(kept(h('p', [h('blink', ['闪', h('b', '粗')]), h('script', 'x')]))).toBe('<p>闪<b>粗</b></p>')
  expect(kept(h('ruby', ['汉', h('rp', '（'), h('rt', 'hàn'), h('rp', '）')]))).toBe('<ruby>汉<rt>hàn</rt></ruby>')
})

test('obsolete names become modern', () => {
  expect(kept(h('p', [h('strike', '删'), h('tt', 'x')]))).toBe('<p><s>删</s><code>x</code></p>')
})

test('pictures always have a text and whole sizes', () => {
  expect(kept(h('p', [h('img', { src: 'a.svg', width: 10.4, height: 0 })]))).toBe(
    '<p><img src="a.svg" width="10" alt=""></p>',
  )
})
