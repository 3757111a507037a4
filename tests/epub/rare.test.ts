import { h } from 'hastscript'
import { expect, test } from 'vitest'
import { markRare } from '../../scripts/epub/rare.ts'
import { toHtml } from '../../scripts/html/serialize.ts'

const marked = (text: string) => toHtml(markRare(h('p', [h('b', text)]), new Set('𠮷㐂')))

test('runs of rare characters get a class, the text between them none', () => {
  expect(marked('甲𠮷㐂乙𠮷')).toBe('<p><b>甲<span class="rare">𠮷㐂</span>乙<span class="rare">𠮷</span></b></p>')
  expect(marked('甲乙')).toBe('<p><b>甲乙</b></p>')
})

test('a variation selector goes with its character', () => {
  expect(marked('𠮷\u{E0100}乙')).toBe('<p><b><span class="rare">𠮷\u{E0100}</span>乙</b></p>')
})
