import { describe, expect, it } from 'vitest'
import { findParagraphs } from '../../scripts/import/breaks.ts'

const texts = (source: string) => findParagraphs(source).paragraphs.map((line) => line.text)

describe('paragraphs', () => {
  it('ends a line at every kind of line end, and leaves blank lines out', () => {
    expect(texts('甲。\r\n乙。\r丙。\n\n \u3000\n丁。\u2028戊。')).toEqual(['甲。', '乙。', '丙。', '丁。', '戊。'])
  })

  it('knows where each character stood', () => {
    expect(findParagraphs('甲\r\n乙丙').paragraphs[1]?.offsets).toEqual([3, 4])
  })

  it('keeps short lines apart', () => {
    expect(texts('总体要求\n要学习好\n要落实好')).toHaveLength(3)
  })
})

describe('lost line breaks', () => {
  it('come back before a marker and an indent', () => {
    const found = findParagraphs('引言。【篇1】题目　　正文在此，很好。　　第二段在此。')
    expect(found.paragraphs.map((line) => line.text)).toEqual([
      '引言。',
      '【篇1】题目',
      '　　正文在此，很好。',
      '　　第二段在此。',
    ])
    expect(found.changes.map((change) => change.offset)).toEqual([3, 9, 19])
  })
})

describe('line breaks inside a paragraph', () => {
  const wrapped = [
    '树立正确的政绩观，首先要解决为谁创造政绩的问题，这是',
    '根本的出发点和落脚点；其次要解决创造什么样的政绩的问',
    '题；再次要解决怎样创造政绩的问题。',
    '三个问题是一个整体，缺一不可，要放在一起来思考和把握',
    '才能得其要领。',
  ]

  it('are taken for what they are where all lines are of one width', () => {
    expect(texts(wrapped.join('\n'))).toEqual([wrapped.slice(0, 3).join('\n'), wrapped.slice(3).join('\n')])
  })

  it('are taken for what they are behind a comma and before a mark', () => {
    expect(texts('为了人民，\n依靠人民\n。都要做到')).toEqual(['为了人民，\n依靠人民\n。都要做到'])
  })

  it('never swallow an indented line, a marker or a list item', () => {
    expect(texts(`${wrapped.join('\n')}\n　　新的一段`)).toContain('　　新的一段')
    expect(texts('甲，\n一、总体要求')).toHaveLength(2)
    expect(texts('甲，\n【篇1】题目')).toHaveLength(2)
  })
})
