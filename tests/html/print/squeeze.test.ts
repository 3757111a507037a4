import { expect, test } from 'vitest'
import { treat, treatVertical } from './treat.ts'

test.each([
  ['after a point and a closing mark', '甲，乙。丙（丁）戊', '甲，_乙。_丙_（丁）_戊'],
  ['none between marks that close together', '“甲。”乙', '“甲。”_乙'],
  ['one between closing and opening', '甲，“乙”（丙）', '甲，_“乙”_（丙）'],
  ['none at the borders of a block', '《甲》', '《甲》'],
  ['none at a line end by hand', '甲，<br>“乙”', '甲，<br>“乙”'],
  ['in the middle of ……”', '甲……”乙', '甲……”_乙'],
  ['？！ fills one square, ！！！ two', '甲？！乙！！！丙', '甲？！乙！！！_丙'],
  [
    'through the borders of elements',
    '<strong>“甲”</strong>，<em>“乙”</em>丙',
    '<strong>“甲”</strong>，_<em>“乙”_</em>丙',
  ],
  ['the call stands in the air of its mark', '甲。<a class="note-call">1</a>乙', '甲[。<a class="note-call">1</a>]乙'],
  [
    'before an opening mark after a call',
    '甲<a class="note-call">1</a>（乙）',
    '[甲<a class="note-call">1</a>]_（乙）',
  ],
  ['none before an ASCII sign that closes', '(《甲》)，“乙”:丙', '(《甲》)，_“乙”:丙'],
  ['nor on either side of a stroke', '《甲》/《乙》', '《甲》/《乙》'],
  ['before an ASCII sign that opens there is', '《甲》(乙)', '《甲》_(乙)'],
  ['a dash keeps its mark', '“甲”——乙', '“甲[”_——]乙'],
])('air: %s', (_name, html, expected) => {
  expect(treat(html)).toBe(expected)
})

test.each([
  ['；：！？ are whole squares', '甲：乙；丙！丁', '甲：乙；丙！丁'],
  ['an opening mark after one stays half', '甲：“乙”', '甲：“乙”'],
  ['a closing mark after one', '甲！”乙', '甲<centred-mark>！</centred-mark>”_乙'],
  ['points have air as in horizontal text', '甲，乙', '甲，_乙'],
])('vertical air: %s', (_name, html, expected) => {
  expect(treatVertical(html)).toBe(expected)
})
