import { h } from 'hastscript'
import { expect, test } from 'vitest'
import { describeAccessibility } from '../../scripts/epub/accessibility.ts'
import { picture } from './sample.ts'

test('text alone', () => {
  const found = describeAccessibility([h('section', [h('p', '文')])], [])
  expect(found).toMatchObject({ accessModes: ['textual'], sufficient: ['textual'], hazards: ['none'] })
  expect(found.features).not.toContain('alternativeText')
})

test('described pictures and ruby', () => {
  const section = h('section', [h('img', { alt: '图' }), h('ruby', ['字', h('rt', 'zì')])])
  const found = describeAccessibility([section], [picture('plan.svg')])
  expect(found).toMatchObject({ accessModes: ['textual', 'visual'], sufficient: ['textual', 'textual,visual'] })
  expect(found.features).toEqual(expect.arrayContaining(['alternativeText', 'rubyAnnotations']))
  expect(found.summary).toContain('图片都有文字说明')
})

test('a picture without text: reading by text alone is not claimed', () => {
  const found = describeAccessibility([h('section', [h('img', { alt: '' })])], [picture('plan.svg')])
  expect(found.sufficient).toEqual(['textual,visual'])
  expect(found.features).not.toContain('alternativeText')
  expect(found.summary).toContain('有 1 幅图片没有文字说明')
})

test('a GIF may flash: nothing is promised', () => {
  expect(describeAccessibility([h('section')], [picture('a.gif', 'image/gif')]).hazards).toEqual(['unknown'])
})
