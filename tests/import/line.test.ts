import { describe, expect, it } from 'vitest'
import { applyRules, substitute } from '../../scripts/import/line.ts'

const line = { text: '甲,,乙', offsets: [10, 11, 12, 13] }

describe('applyRules', () => {
  it('keeps the source offset of what follows an edit', () => {
    const { line: after, changes } = applyRules(line, [
      (text) => substitute(text, /,,/g, 'mark', '，'),
      (text) => substitute(text, /乙/g, 'character', '丙'),
    ])
    expect(after).toEqual({ text: '甲，丙', offsets: [10, 11, 13] })
    expect(changes).toEqual([
      { offset: 11, kind: 'mark', before: ',,', after: '，' },
      { offset: 13, kind: 'character', before: '乙', after: '丙' },
    ])
  })

  it('says nothing where a replacement equals what stood there', () => {
    expect(applyRules(line, [(text) => substitute(text, /甲/g, 'character', '甲')]).changes).toEqual([])
  })
})
