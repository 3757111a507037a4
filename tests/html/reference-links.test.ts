import { expect, test } from 'vitest'
import { compose } from './compose-markdown.ts'

test('links by reference are links like all others', () => {
  expect(compose('[甲][x]、[x]、[x][]\n\n[x]: https://example.com').html).toBe(
    `<p>${['甲', 'x', 'x'].map((text) => `<a href="https://example.com">${text}</a>`).join('、')}</p>`,
  )
})
