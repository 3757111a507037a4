import { expect, test } from 'vitest'
import { compose } from './compose-markdown.ts'

const mark = (text: string) => `<span class="quotation-mark" data-generated="">${text}</span>`

test('quotations of HTML get the marks of the language, inner ones their own, and no browser adds any', () => {
  expect(compose('他说<q>甲<b>乙<q>丙</q></b></q>。').html).toBe(
    `<p>他说<span>${mark('“')}甲<b>乙<span>${mark('‘')}丙${mark('’')}</span></b>${mark('”')}</span>。</p>`,
  )
})
