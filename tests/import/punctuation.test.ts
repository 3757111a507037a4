import { expect, it } from 'vitest'
import { punctuationRules } from '../../scripts/import/punctuation.ts'
import { mended } from './mended.ts'

it.each([
  ['between Han', '如何从政,如何执政;要问:为谁?', '如何从政，如何执政；要问：为谁？'],
  ['across a blank', '文章3篇 ,欢迎', '文章3篇 ，欢迎'],
  ['beside letters and digits with Han on one side', 'GDP,即总量,3个', 'GDP，即总量，3个'],
  ['runs', '真的?!', '真的？！'],
  ['a sentence end', '抓落实.要抓实。提高能力.', '抓落实。要抓实。提高能力。'],
  ['not in numbers', '增长3.5%,达1,234.5元,比分3:2', '增长3.5%，达1,234.5元，比分3:2'],
  ['not behind a list number', '1.坚持 2.落实 A.甲', '1.坚持 2.落实 A.甲'],
  ['not in addresses', '见http://a.cn/b?c=d,e!f,好', '见http://a.cn/b?c=d,e!f，好'],
  ['not in English lines', 'He said “Hi”, then (he) left...', 'He said “Hi”, then (he) left...'],
])('point marks: %s', (_, before, after) => expect(mended(before, punctuationRules)).toBe(after))

it.each([
  ['round Han', '总量(一)好', '总量（一）好'],
  ['behind Han', '总量(GDP)', '总量（GDP）'],
  ['half a pair', '总量(GDP）与（甲)', '总量（GDP）与（甲）'],
  ['nested', '甲(乙(丙)丁)', '甲（乙（丙）丁）'],
  ['not in a formula', '式f(x)中', '式f(x)中'],
  ['not a list number', '1)坚持', '1)坚持'],
])('brackets: %s', (_, before, after) => expect(mended(before, punctuationRules)).toBe(after))

it.each([
  ['three points', '等等...', '等等……'],
  ['full stops', '等等。。。。。。', '等等……'],
  ['half an ellipsis', '甲…乙', '甲……乙'],
  ['a whole one', '甲……乙', '甲……乙'],
  ['a line of twelve', '甲：…………', '甲：…………'],
  ['hyphens', '甲--乙', '甲——乙'],
  ['box drawing', '甲──乙', '甲——乙'],
  ['a dash that joins', '北京—上海', '北京—上海'],
  ['a doubled comma', '甲，，乙。。', '甲，乙。'],
  ['two exclamation marks', '好！！', '好！！'],
  ['an old full stop', '甲．乙3．5', '甲。乙3.5'],
])('others: %s', (_, before, after) => expect(mended(before, punctuationRules)).toBe(after))
