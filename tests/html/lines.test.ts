import { expect, test } from 'vitest'
import { compose } from './compose-markdown.ts'

test('lines of a poem are kept, stanzas are paragraphs', () => {
  expect(compose(':::verse\n床前**明**月光，\n疑是地上霜。\n\n举头\n:::').html.replaceAll('\n', '')).toBe(
    '<div class="verse"><p>床前<strong>明</strong>月光，<br>疑是地上霜。</p><p>举头</p></div>',
  )
})

test('each line of a signature is a paragraph with a place of its own', () => {
  expect(compose(':::signature\n清和县\n*张三* \\\n2026年\n:::').located).toBe(
    '<div class="signature" data-source="a.md:3:1"><p data-source="a.md:4:1">清和县</p>' +
      '<p data-source="a.md:5:1"><em>张三</em> </p><p data-source="a.md:6:1">2026年</p></div>',
  )
})
