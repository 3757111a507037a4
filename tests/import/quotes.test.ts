import { expect, it } from 'vitest'
import { quoteRules } from '../../scripts/import/quotes.ts'
import { mended } from './mended.ts'

it.each([
  ['straight marks become pairs', '"一"和"二"', '“一”和“二”'],
  ['single ones too', "他说'好'。", '他说‘好’。'],
  ['one inside the other', `他说："要'实'字当头。"`, '他说：“要‘实’字当头。”'],
  ['curly ones count along', '他说“好".', '他说“好”.'],
  ['an odd one changes nothing', '他说"好。', '他说"好。'],
  ['an apostrophe is none', "用don't一词", "用don't一词"],
  ['a year stands before one, a number before its partner', '2026"年"共"5"', '2026“年”共“5”'],
  ['inches are none', '一台5" x 3" 的屏', '一台5" x 3" 的屏'],
  ['English lines are left alone', 'He said "no".', 'He said "no".'],
])('%s', (_, before, after) => expect(mended(before, quoteRules)).toBe(after))
