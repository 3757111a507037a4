import type { Element, ElementContent } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { expect, test } from 'vitest'
import { prepareForPrint } from '../../../scripts/html/print/prepare.ts'
import { documentOf, horizontal, short, treat } from './treat.ts'

const note = (inside: string) =>
  `<small class="inline-note"><span data-generated="">（</span>${inside}<span data-generated="">）</span></small>`
const box = (inside: string) =>
  `<inline-note><span data-generated="">（</span><inline-note-text>${inside}</inline-note-text><span data-generated="">）</span></inline-note>`

test('what stands in a note is treated for itself', () => {
  expect(treat(`甲${note('乙，丙')}丁`)).toBe(`甲_${box('乙，_丙')}_丁`)
})

test('to its neighbours it is a bracket: marks keep to it, and share their air', () => {
  expect(treat(`甲，${note('乙')}。丙`)).toBe(`甲，_[${box('乙')}。]_丙`)
  expect(treat(`“${note('乙')}”`)).toBe(`“[${box('乙')}”]`)
})

test.each([
  ['a heading', `<h2>甲${note('乙')}</h2>`],
  ['a table', `<table><tbody><tr><td>甲${note('乙')}</td></tr></tbody></table>`],
  ['a caption', `<figure><figcaption>甲${note('乙')}</figcaption></figure>`],
  ['a notice', `<aside class="notice"><p>甲${note('乙')}</p></aside>`],
  ['small text', `<p><small>甲${note('乙')}</small></p>`],
  ['another note', `<p>${note(`甲${note('乙')}`)}</p>`],
])('in %s it is a bracket like others', (_name, html) => {
  const text = short(prepareForPrint(documentOf(html), horizontal).chapters[0]?.section.children ?? [])
  expect(text).toContain('乙<span data-generated="">）</span></small>')
})

test('and in a note at the page foot', () => {
  const document = documentOf('<p>甲</p>')
  const element = { type: 'element', tagName: 'aside', properties: { className: ['note'] } } as Element
  element.children = fromHtml(`<p>甲${note('乙')}</p>`, { fragment: true }).children as ElementContent[]
  const [chapter] = document.chapters
  if (chapter) chapter.notes = [{ id: 'note-1', element }] as never
  const [treated] = prepareForPrint(document, horizontal).chapters[0]?.notes ?? []
  expect(short(treated?.element.children ?? [])).toContain('乙<span data-generated="">）</span></small>')
})
