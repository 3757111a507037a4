import { expect, test } from 'vitest'
import { ordinaryForm, verticalForms } from '../../scripts/fonts/vertical-forms.ts'

test.each(['︐，', '︒。', '︵（', '︽《', '﹁「', '︻【', '︱—'])('%s: the form and its mark', (pair) => {
  const [form = '', mark = ''] = pair
  expect(ordinaryForm(form)).toBe(mark)
  expect(verticalForms(`甲${mark}乙`)).toBe(form)
})

test('quotes have the forms of corner brackets', () => {
  expect(verticalForms('“甲”‘乙’')).toBe('﹁﹂﹃﹄')
})

test('words have none', () => {
  expect(verticalForms('甲 a 1')).toBe('')
})
