import { expect, test } from 'vitest'
import { compose } from './compose-markdown.ts'

test('a picture points at the served file and has its size; by reference as well', () => {
  const img = '<img src="/book/assets/a.svg" alt="说明" width="400" height="300">'
  expect(compose('字![说明](assets/a.svg)').html).toBe(`<p>字${img}</p>`)
  expect(compose('字![说明][pic]\n\n[pic]: assets/a.svg').html).toBe(`<p>字${img}</p>`)
})

test('a picture without alternative text is a warning', () => {
  expect(compose('字![](assets/a.svg)').findings).toEqual(['warning html/image-alt a.md:3:2'])
})

test('a picture that the manuscript stage has not found is left out, with an error', () => {
  const { html, findings } = compose('字![x](http://example.com/x.png)')
  expect(html).toBe('<p>字</p>')
  expect(findings).toEqual(['error html/image-missing a.md:3:2'])
})
