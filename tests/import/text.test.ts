import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { loadBook } from '../../scripts/config/load.ts'
import { importText } from '../../scripts/import/text.ts'
import { folderWith } from '../support/folder.ts'
import { dirtySample } from './dirty-sample.ts'

const request = { file: '发言.txt', date: '2026-11-22' }
const imported = (source: string, title?: string) => {
  const { value, diagnostics } = importText({ ...request, source, title })
  const files = Object.fromEntries(value?.files ?? [])
  return { files, changes: value?.changes ?? [], diagnostics, rules: diagnostics.map((one) => one.rule) }
}

describe('a text from a web page', () => {
  const { files, changes, rules } = imported(dirtySample)

  it('becomes an opening chapter and a chapter a marker', () => {
    expect(files['00-preface.md']).toBe(
      '# 引言\n\n读书是一件长久的事，要坐得住。它让人明理，让人知耻，也让人有所敬畏。以下是为大家整理的关于读书的发言3篇，欢迎参考！\n',
    )
    expect(files['01.md']).toBe(
      [
        '# 篇一：读书座谈发言',
        '读书要有“恒心”。有人问：“一天读多少页”？我说，能读3.5页也好……',
        '一是要常读，二是要，常思。1. 不动笔墨不读书',
        '读书（尤其是读史）要慢。',
        '慢下来，才有所得。\n',
      ].join('\n\n'),
    )
    expect(files['02.md']).toBe(
      [
        '# 篇二：读书座谈发言',
        '\\*重点\\*在于用，书上写的 \\[第12页] 那句话：知行合一——',
        '\\- 读而不用，等于不读',
        ':::signature\n某某市读书会\n2026 年 4 月 23 日\n:::\n',
      ].join('\n\n'),
    )
  })

  it('gets a book.yaml that loads, with the four editions', async () => {
    const { value, diagnostics } = await loadBook(await folderWith(files), {})
    expect(diagnostics).toEqual([])
    expect(value).toMatchObject({
      title: '读书座谈发言',
      date: '2026-11-22',
      chapters: ['00-preface.md', '01.md', '02.md'],
    })
    expect(value?.editions.map((edition) => edition.name)).toEqual(['handout', 'booklet', 'booklet-vertical', 'ebook'])
  })

  it('names the place of every change in the text', () => {
    const lines = dirtySample.split('\r\n')
    for (const { line, column, before, kind } of changes) {
      if (before === '' || kind === 'signature' || before.includes('\n')) continue
      const stood = lines[line - 1]?.slice(column - 1) ?? ''
      // A change may stand on what an earlier rule made of the same place.
      expect(stood.startsWith(before) || changes.some((one) => one.after.includes(before)), `${line}:${column}`).toBe(
        true,
      )
    }
    expect(changes).toContainEqual({ file: '发言.txt', line: 2, column: 21, kind: 'mark', before: ',', after: '，' })
    expect(changes).toContainEqual({
      file: '发言.txt',
      line: 7,
      column: 1,
      kind: 'title',
      before: '【篇2】',
      after: '篇二：',
    })
  })

  it('leaves out the teaser only, and says so', () => {
    const left = changes.filter((change) => change.kind === 'duplicate')
    expect(left).toMatchObject([{ line: 1, column: 1, before: dirtySample.split('\r\n')[0], after: '' }])
  })

  it('points out what a person has to decide', () => expect(rules).toEqual(['import/web-phrase', 'import/web-phrase']))

  it('has the same answer every time', () => expect(imported(dirtySample).files).toEqual(files))
})

describe('titles', () => {
  it('come from the first line, which then is no paragraph', () => {
    const { files, rules } = imported('论读书\n\n读书要慢。')
    expect(parse(files['book.yaml'] ?? '').title).toBe('论读书')
    expect(files['01.md']).toBe('# 论读书\n\n读书要慢。\n')
    expect(rules).toEqual([])
  })

  it('come from the first line above markers', () => {
    const { files, changes } = imported('读书集\n篇一：甲\n慢。\n篇二：乙\n快。')
    expect(Object.keys(files)).toEqual(['book.yaml', '01.md', '02.md'])
    expect(parse(files['book.yaml'] ?? '').title).toBe('读书集')
    expect(changes).toContainEqual({ file: '发言.txt', line: 1, column: 1, kind: 'title', before: '读书集', after: '' })
  })

  it('stand below a marker, too', () => {
    expect(imported('【篇1】\n论读书\n读书要慢。').files['01.md']).toBe('# 篇一：论读书\n\n读书要慢。\n')
  })

  it('are the marker alone where text follows at once', () => {
    expect(imported('【篇1】读书要慢，要细。\n慢。').files['01.md']).toBe('# 篇一\n\n读书要慢，要细。\n\n慢。\n')
  })

  it('may be given', () => {
    const { files } = imported('读书要慢。', ' 论读书 ')
    expect(parse(files['book.yaml'] ?? '').title).toBe('论读书')
    expect(files['01.md']).toBe('# 论读书\n\n读书要慢。\n')
  })

  it('fall back on the file name, with a warning', () => {
    const { files, diagnostics } = imported('读书要慢。')
    expect(files['01.md']).toBe('# 发言\n\n读书要慢。\n')
    expect(diagnostics).toMatchObject([
      { severity: 'warning', rule: 'import/title-guessed', place: { file: '发言.txt' } },
    ])
  })
})

describe('headings', () => {
  it('lose the number that Banxin prints itself', () => {
    const { files, changes } = imported(
      '论读书\n一、为什么读\n明理。\n（一）修身\n知耻。\n二、怎样读\n一是慢，二是细。',
    )
    expect(files['01.md']).toBe(
      '# 论读书\n\n## 为什么读\n\n明理。\n\n### 修身\n\n知耻。\n\n## 怎样读\n\n一是慢，二是细。\n',
    )
    expect(changes.map(({ before, after }) => `${before}→${after}`)).toEqual(['一、→## ', '（一）→### ', '二、→## '])
  })
})

describe('what is no text', () => {
  it.each([
    ['an empty file', ''],
    ['blanks only', ' \u3000\u00A0\t\r\n\n'],
    ['control characters only', '\u0000\u0000\n\u200B'],
  ])('%s is an error', (_, source) => {
    const { value, diagnostics } = importText({ ...request, source })
    expect(value).toBeUndefined()
    expect(diagnostics).toMatchObject([{ severity: 'error', rule: 'import/empty', place: { file: '发言.txt' } }])
  })
})

describe('hostile input', () => {
  it.each([
    ['a huge line', '读书,要慢 '.repeat(40_000)],
    ['a line of brackets', `${'（('.repeat(50_000)}读`],
    ['a line of quotation marks', `读${'"'.repeat(100_000)}`],
    ['a line of blanks', `读${' '.repeat(200_000)},书`],
    ['blanks and commas', `读${' ,'.repeat(100_000)}`],
    ['points', `读${'.'.repeat(200_000)}`],
    ['addresses', '见http://a.cn,好 '.repeat(20_000)],
    ['stars', '读*_[`'.repeat(20_000)],
    ['many lines without an end', '读书，\n'.repeat(50_000)],
    ['many markers', '【篇1】读书\n慢。\n'.repeat(5_000)],
  ])('%s is imported in a few seconds', { timeout: 20_000 }, (_, source) => {
    const { value } = importText({ ...request, source })
    expect(value?.files.size).toBeGreaterThan(1)
  })

  it('takes NUL out and says where', () => {
    const { files, changes } = imported('论读书\n读\u0000书。')
    expect(files['01.md']).toBe('# 论读书\n\n读书。\n')
    expect(changes).toContainEqual({
      file: '发言.txt',
      line: 2,
      column: 2,
      kind: 'control-character',
      before: '\u0000',
      after: '',
    })
  })
})
