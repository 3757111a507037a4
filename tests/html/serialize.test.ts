import { expect, test } from 'vitest'
import { toHtml } from '../../scripts/html/serialize.ts'

test('HTML text with everything escaped that must be', () => {
  const text = { type: 'text' as const, value: '甲<乙>&"' }
  expect(toHtml({ type: 'element', tagName: 'p', properties: { title: '"' }, children: [text] })).toBe(
    '<p title="&#x22;">甲&#x3C;乙>&#x26;"</p>',
  )
})
