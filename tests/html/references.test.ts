import { expect, test } from 'vitest'
import { compose } from './compose-markdown.ts'

const figure = ':::figure[图题]{#fig-a}\n![说明](assets/a.svg)\n:::'

test(':ref prints the number of a figure, number and title of a heading, the title of a chapter', () => {
  const { html } = compose({
    'a.md': `# 甲\n\n见:ref{#fig-a}、:ref{#two}、:ref{#b}`,
    'b.md': `# 乙 {#b}\n\n## 丙[^a] {#two}\n\n${figure}\n\n[^a]: 注`,
  })
  expect(html).toContain(
    '见<a class="reference" href="#fig-a" data-generated="">图 1</a>' +
      '、<a class="reference" href="#two" data-generated="">一、丙</a>' +
      '、<a class="reference" href="#b" data-generated="">《乙》</a>',
  )
})

test(':page leaves a place for the folio', () => {
  expect(compose(`见第:page{#fig-a}页\n\n${figure}`).html).toContain(
    '见第<a class="page-reference" href="#fig-a" data-generated="">0</a>页',
  )
})

test('a target that does not exist is an error with a question', () => {
  const { findings, messages } = compose(`见 :ref{#fig-b}、:page{#nowhere}、[甲](#fig-aa)\n\n${figure}`)
  expect(findings).toEqual([
    'error html/reference-unknown a.md:3:3',
    'error html/reference-unknown a.md:3:16',
    'error html/reference-unknown a.md:3:32',
  ])
  expect(messages[0]).toContain('是不是 fig-a')
  expect(messages[1]).toContain('{#nowhere}')
})

test('what has neither number nor title cannot be printed', () => {
  expect(compose(':ref{#x}\n\n:::notice{#x}\n字\n:::').findings).toEqual(['error html/reference-unnumbered a.md:3:1'])
})

test('a link to a file written as HTML is an error', () => {
  expect(compose('<a href="b.md">甲</a>').findings).toEqual(['error html/link-html a.md:3:1'])
})
