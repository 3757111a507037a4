import { expect, it } from 'vitest'
import { spaceRules } from '../../scripts/import/spaces.ts'
import { mended } from './mended.ts'

it.each([
  ['at both ends', '\u3000\u3000甲。\u00A0 ', '甲。'],
  ['round Chinese marks', '甲 ，乙（ GDP ）。 丙', '甲，乙（GDP）。丙'],
  ['between Han in prose', '树 立政绩观，好', '树立政绩观，好'],
  ['between Han in a title, one stays', '树立政绩观\u3000\u3000专题发言', '树立政绩观 专题发言'],
  ['between Han and Latin, as typed', '增长 GDP的3 个', '增长 GDP的3 个'],
  ['any width becomes one space', 'GDP \u00A0 growth', 'GDP growth'],
  ['beside quotation marks that English has too', '“ 好 ”他读“Hi” now', '“好”他读“Hi” now'],
  ['a line break between Han', '树立\n\u3000政绩', '树立政绩'],
  ['a line break between words', 'gross\ndomestic', 'gross domestic'],
])('%s', (_, before, after) => expect(mended(before, spaceRules)).toBe(after))
