import { h } from 'hastscript'
import { expect, test } from 'vitest'
import { nameAsides } from '../../scripts/epub/asides.ts'

test('notices and side notes are no landmarks', () => {
  const asides = ['notice', 'side-note', 'note'].map((name) => h('aside', { className: [name] }, '文'))
  nameAsides(h('section', asides))
  expect(asides.map(({ properties }) => properties.role)).toEqual(['note', 'note', undefined])
})
