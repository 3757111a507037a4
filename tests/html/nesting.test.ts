import { expect, test } from 'vitest'
import { compose } from './compose-markdown.ts'

test('an inline element left open round blocks is taken away', () => {
  const { html, findings } = compose('<b>甲\n\n乙')
  expect(html.replaceAll('\n', '')).toBe('<p><b>甲</b></p><p>乙</p>')
  expect(findings).toEqual(['warning html/html-nesting a.md:3:1'])
})
