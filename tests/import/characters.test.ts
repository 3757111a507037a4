import { expect, it } from 'vitest'
import { characterRules, widthRules } from '../../scripts/import/characters.ts'
import { mended } from './mended.ts'

it.each([
  ['invisible characters go', '政\u0000绩\u200B观\uFEFF、\u00AD好\u202E', '政绩观、好'],
  ['blanks are not its business', '甲\t乙\u3000丙\u00A0丁', '甲\t乙\u3000丙\u00A0丁'],
  ['Kangxi radicals become the characters they look like', '\u2F64于⼈民', '用于人民'],
  ['full-width digits and letters become half-width', '２０２６年ＧＤＰ增长', '2026年GDP增长'],
  ['full-width marks stay', '（一）：，％', '（一）：，％'],
])('%s', (_, before, after) => expect(mended(before, [...characterRules, ...widthRules])).toBe(after))
