import { expect, it } from 'vitest'
import { signatureLength } from '../../scripts/import/signature.ts'

it.each([
  ['unit, name, date', ['正文。', '某某市发展研究室', '张三', '2026年11月22日'], 3],
  ['a date in Chinese numerals', ['正文。', '某某办公室', '二〇二六年十一月二十二日'], 2],
  ['blanks in the date', ['正文。', '2026 年 11 月'], 1],
  ['a line before that is text', ['要做好。', '2026年11月'], 1],
])('%s', (_, lines, length) => expect(signatureLength(lines)).toBe(length))

it.each([
  ['no date', ['正文。', '某某市发展研究室']],
  ['a date in a sentence', ['会议于2026年11月22日']],
  ['nothing above', ['2026年11月22日']],
])('none: %s', (_, lines) => expect(signatureLength(lines)).toBe(0))
