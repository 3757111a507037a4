import { h } from 'hastscript'
import { expect, test } from 'vitest'
import { nameWideFormulas } from '../../scripts/epub/formulas.ts'
import { toHtml } from '../../scripts/html/serialize.ts'
import { wordsOf } from '../../scripts/html/words.ts'

const letters = (count: number) => h('mrow', [h('mi', 'x'.repeat(count))])

function named(math: ReturnType<typeof h>): string {
  const number = h('span', { className: ['formula-number'], dataGenerated: '' }, '（1）')
  const section = h('section', [h('div', { className: ['formula'] }, [h('math', [math]), number])])
  nameWideFormulas(section, wordsOf('zh-Hans'))
  return toHtml(section)
}

test('a formula that a phone has room for stays as it is', () => {
  expect(named(letters(10))).not.toContain('tabindex')
  expect(named(h('mfrac', [letters(30), letters(30)])), 'one above the other').not.toContain('tabindex')
})

test('a wide one has a name, and the keyboard reaches it', () => {
  expect(named(letters(50))).toContain('<div class="formula" role="group" aria-label="式（1）" tabindex="0">')
})
