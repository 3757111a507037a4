import { expect, test } from 'vitest'
import { compose } from './compose-markdown.ts'

test('alignment is a class, and a table without caption has its figure too', () => {
  expect(compose('| 甲 | 乙 | 丙 |\n|:-:|--:|:--|\n| 1 | 2 | 3 |').html.replaceAll('\n', '')).toBe(
    '<figure class="table"><table><thead><tr><th class="align-center">甲</th><th class="align-right">乙</th><th class="align-left">丙</th>' +
      '</tr></thead><tbody><tr><td class="align-center">1</td><td class="align-right">2</td><td class="align-left">3</td></tr></tbody>' +
      '</table></figure>',
  )
})
