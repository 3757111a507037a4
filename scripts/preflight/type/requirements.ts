import type { RequirementId } from './report.ts'

/**
 * What a requirement is called, and what follows when an edition does not meet it. `must`: the edition is not written;
 * `should`: a warning; `figure`: it stands in the report alone, since nobody who writes a book could do anything about it.
 */
export type Requirement = { title: string; rule: string; level: 'must' | 'should' | 'figure'; hint: string }

const OURS = '这是版心的差错，不是书稿的错：请把书稿和这条信息一起报告给维护者。'
const REWORD = '改动这一段的一两个字，行就会重排；不改也不影响阅读。'
const STYLE = '若书里有自己的 style.css，请查它是否改了这里的样式；没有的话，请报告给维护者。'

/** In the order in which they are told. */
export const REQUIREMENTS: Record<RequirementId, Requirement> = {
  R01: { title: '行首避忌：点号、后引号、后括号不在行首', rule: 'line-start', level: 'must', hint: OURS },
  R02: { title: '破折号、省略号不在行首', rule: 'line-start-dash', level: 'must', hint: OURS },
  R03: { title: '行尾避忌：前引号、前括号不在行尾', rule: 'line-end', level: 'must', hint: OURS },
  R04: { title: '破折号、省略号不拆在两行', rule: 'dash-split', level: 'must', hint: OURS },
  R05: { title: '数字和单位不拆在两行', rule: 'number-split', level: 'should', hint: REWORD },
  R06: { title: '注号不在行首', rule: 'note-mark', level: 'should', hint: REWORD },
  R07: { title: '连用的标点挤压', rule: 'marks-unsqueezed', level: 'must', hint: OURS },
  R08: { title: '行尾标点占半字', rule: 'line-end-width', level: 'should', hint: OURS },
  R09: { title: '行首前引号、前括号占半字', rule: 'line-start-width', level: 'should', hint: OURS },
  R10: { title: '标点不悬挂在版心外', rule: 'hanging', level: 'should', hint: STYLE },
  R11: { title: '汉字与西文之间的间隙不过四分之一字', rule: 'han-latin-gap', level: 'should', hint: STYLE },
  R12: { title: '行末对齐', rule: 'ragged', level: 'must', hint: STYLE },
  R13: { title: '字距拉开不过四分之一字', rule: 'stretch', level: 'should', hint: REWORD },
  R14: { title: '行在网格上，正背面对齐', rule: 'off-grid', level: 'must', hint: STYLE },
  R15: { title: '标题占整行', rule: 'heading-lines', level: 'should', hint: STYLE },
  R16: { title: '标题不在页末', rule: 'heading-at-foot', level: 'must', hint: STYLE },
  R17: { title: '孤字不成行', rule: 'lonely-character', level: 'should', hint: REWORD },
  R18: { title: '孤行不成页', rule: 'lonely-line', level: 'should', hint: REWORD },
  R19: { title: '段首缩进', rule: 'indent', level: 'should', hint: STYLE },
  R20: { title: '着重号的位置', rule: 'emphasis-dots', level: 'should', hint: STYLE },
  R21: { title: '专名号、书名号的位置', rule: 'line-beside', level: 'should', hint: STYLE },
  R22: { title: '行间不小于半字', rule: 'leading', level: 'should', hint: STYLE },
  R23: { title: '注音的位置', rule: 'ruby', level: 'should', hint: STYLE },
  R24: { title: '直排的两三位数字合占一字', rule: 'upright-digits', level: 'should', hint: OURS },
  R25: { title: '直排标点用直排字形', rule: 'vertical-forms', level: 'should', hint: OURS },
  R26: { title: '破折号占两字、不断开', rule: 'dash-width', level: 'should', hint: OURS },
  R27: { title: '间隔号占半字', rule: 'interpunct-width', level: 'should', hint: OURS },
  R28: { title: '引号占一字，按地区用引号', rule: 'quotes', level: 'should', hint: OURS },
  R29: { title: '汉字不倾斜', rule: 'oblique-han', level: 'must', hint: STYLE },
  R30: {
    title: '数字和字母用半角，汉字之间的标点用全角',
    rule: 'character-width',
    level: 'should',
    hint: '把这里的字符改成通常的写法。',
  },
  R31: { title: '？！连用合占一字', rule: 'double-marks', level: 'should', hint: OURS },
  R33: { title: '行内夹注的两行在一字之内', rule: 'inline-note', level: 'should', hint: STYLE },
  R34: { title: '书眉、页码在切口一侧，空白页没有', rule: 'head-and-folio', level: 'should', hint: STYLE },
  R35: { title: '目录的页码齐行末', rule: 'contents-folios', level: 'should', hint: STYLE },
  R36: { title: '表格的行和题在网格上', rule: 'table-off-grid', level: 'should', hint: STYLE },
  G01: {
    title: 'GB/T 9704：A4，天头 37±1 mm，订口 28±1 mm，版心 156×225 mm',
    rule: 'official-page',
    level: 'should',
    hint: STYLE,
  },
  G02: { title: 'GB/T 9704：每页 22 行，每行 28 字', rule: 'official-lines', level: 'should', hint: STYLE },
  G03: { title: 'GB/T 9704：正文三号，标题二号居中', rule: 'official-sizes', level: 'should', hint: STYLE },
  G04: {
    title: 'GB/T 9704：页码四号，在版心下 7 mm，单页居右、双页居左空一字',
    rule: 'official-folio',
    level: 'should',
    hint: STYLE,
  },
}
