import { h } from 'hastscript'
import { describe, expect, test } from 'vitest'
import { setLines } from '../../scripts/epub/lines.ts'
import { toHtml } from '../../scripts/html/serialize.ts'
import { conservedText } from '../../scripts/html/text.ts'
import { call } from './sample.ts'

type Content = Parameters<typeof h>[2]
const set = (content: Content, setting: Partial<Parameters<typeof setLines>[1]> = {}) =>
  toHtml(setLines(h('p', {}, content), { writing: 'vertical', language: 'zh-Hans', ...setting }))
    .replace(/<span class="(tcy|latin|sideways)">(.*?)<\/span>/g, '<$2>')
    .replace(/^<p>|<\/p>$/g, '')

describe('vertical lines', () => {
  test('short numbers and single letters stand upright, longer ones lie down', () => {
    expect(set('共12个村、1234户，A组占50%')).toBe('共<12>个村、1234户，<A>组占50%')
  })

  test('a blank typed beside what stands upright goes, one beside what lies stays', () => {
    expect(set('共 12 个村、 1234 户')).toBe('共<12>个村、 1234 户')
  })

  test('years and dates are in Han digits, with what was written beside them', () => {
    expect(set('2026年11月')).toBe(
      '<span class="han-number" data-text="2026">二〇二六</span>年<span class="han-number" data-text="11">十一</span>月',
    )
    expect(set('2026年', { years: 'arabic' })).toBe('2026年')
  })

  test('quotes are corner brackets, the double ones outside in simplified Chinese, the single ones in others', () => {
    expect(set('“甲‘乙’”')).toBe('『甲「乙」』')
    expect(set('“甲‘乙’”', { language: 'zh-Hant-TW' })).toBe('「甲『乙』」')
    expect(set('“甲‘乙’”', { language: 'ja' })).toBe('「甲『乙』」')
    expect(set('「甲」')).toBe('「甲」')
  })

  test('Latin quotes stay and lie with their text', () => {
    expect(set('读 a “real” book，don’t')).toBe('读 a <“>real<”> book，don<’>t')
  })

  test('code and note calls are left alone', () => {
    expect(set(['甲', h('code', '“12”'), call(1, 1)])).toContain('<code>“12”</code><a class="note-call"')
  })

  test('a turned table stands horizontally', () => {
    const table = h('figure', { className: ['table', 'turned'] }, [h('table', [h('tr', [h('td', '共12“户”')])])])
    expect(toHtml(setLines(table, { writing: 'vertical', language: 'zh-Hans' }))).toContain('<td>共12“户”</td>')
  })

  test('nothing of the text is lost but the form of the quotes', () => {
    const text = h('p', '“2026年11月20日，共 12 户”')
    const made = setLines(text, { writing: 'vertical', language: 'zh-Hans' })
    expect(conservedText(made)).toBe(conservedText(text).replace('“', '『').replace('”', '』'))
  })
})

describe('horizontal lines', () => {
  test('know Latin quotes, and leave all else as it is', () => {
    expect(set('他don’t说“甲”，2026年12个', { writing: 'horizontal' })).toBe('他don<’>t说“甲”，2026年12个')
  })
})
