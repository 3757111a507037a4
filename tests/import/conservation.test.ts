import { describe, expect, it } from 'vitest'
import { conservedBlocks } from '../../scripts/html/text.ts'
import type { Change } from '../../scripts/import/imported.ts'
import { importText } from '../../scripts/import/text.ts'
import { compose } from '../html/compose-markdown.ts'
import { dirtySample } from './dirty-sample.ts'

/** Small, seeded, good enough to mix texts: mulberry32. */
function random(seed: number) {
  let state = seed
  return (below: number) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

const pieces = [
  ...['政绩', '读书', '人民', '用', '〇', '𠮷', '⽤', 'GDP', '3.5', '12:30', 'ＡＢ', 'http://a.cn/b', 'é', '👍'],
  ...[
    ',',
    '.',
    ':',
    ';',
    '!',
    '?',
    '"',
    "'",
    '(',
    ')',
    '...',
    '--',
    '，',
    '。',
    '。',
    '、',
    '“',
    '”',
    '（',
    '）',
    '…',
    '——',
  ],
  ...[' ', '  ', '\u3000\u3000', '\u00A0', '\t', '\n', '\n', '\n\n', '\r\n', '\u0000', '\uFEFF', '\u200B', '\u2028'],
  ...[
    '*',
    '**',
    '_',
    '#',
    '# ',
    '> ',
    '- ',
    '1. ',
    '1) ',
    '`',
    '```',
    '~~',
    '|',
    '[',
    ']',
    '{',
    '}',
    '\\',
    '<b>',
    '&amp;',
    '$',
  ],
  ...[
    '[^1]',
    ':dots[',
    '::pagebreak',
    ':::notice',
    '---',
    '===',
    '{#a}',
    '{甲|jiǎ}',
    '![a](b)',
    '<!--',
    'www.a.cn',
    'a@b.cn',
  ],
  ...[
    '\n【篇1】',
    '\n篇二：',
    '\n第三章 ',
    '\n一、',
    '\n二、',
    '\n（一）',
    '\n2026年4月23日\n',
    '一是',
    '某某办公室\n',
  ],
]

function mixture(seed: number): string {
  const next = random(seed)
  return Array.from({ length: 5 + next(80) }, () => pieces[next(pieces.length)]).join('')
}

/** How often each character stands in a text; blanks do not count. */
function tally(texts: Iterable<string>, into = new Map<string, number>(), step = 1): Map<string, number> {
  for (const text of texts) {
    for (const character of text.replace(/[\s\u2060]/gu, '')) {
      const count = (into.get(character) ?? 0) + step
      if (count === 0) into.delete(character)
      else into.set(character, count)
    }
  }
  return into
}

/** What a change adds to the text itself: the marks of a heading or of a signature are notation. */
function written({ kind, before, after }: Change): string {
  if (kind === 'signature') return before
  return kind === 'heading' ? '' : after
}

/** The characters that have to be in the chapters, told from the text and the list of changes alone. */
function expected(source: string, changes: readonly Change[]): Map<string, number> {
  const counts = tally([source])
  tally(
    changes.map((change) => change.before),
    counts,
    -1,
  )
  return tally(changes.map(written), counts)
}

/** The characters that a reader of the built chapters sees. */
function printed(files: ReadonlyMap<string, string>): Map<string, number> {
  const chapters = Object.fromEntries([...files].filter(([name]) => name.endsWith('.md')))
  const { document, findings } = compose(chapters)
  expect(findings.filter((finding) => finding.startsWith('error'))).toEqual([])
  return tally(conservedBlocks(document).body.map((block) => block.text))
}

const han = /\p{Script=Han}|〇/u

describe('every character of the text is in the chapters or on the list of changes', () => {
  it('in the dirty sample', () => {
    const { value } = importText({ source: dirtySample, file: 'a.txt', date: '2026-11-22' })
    expect(printed(value?.files ?? new Map())).toEqual(expected(dirtySample, value?.changes ?? []))
  })

  it.each(Array.from({ length: 20 }, (_, block) => block * 25))('in mixtures %i and the 24 after it', (first) => {
    for (let seed = first; seed < first + 25; seed++) {
      const source = mixture(seed)
      const { value } = importText({ source, file: 'a.txt', date: '2026-11-22', title: '题' })
      if (!value) continue
      const note = `mixture ${seed}: ${JSON.stringify(source)}`
      // The title that the caller gave is not of the text.
      const changes = value.changes.filter((change) => !(change.before === '' && change.after === '题'))
      const titled = changes.length < value.changes.length
      const counts = printed(value.files)
      if (titled) tally(['题'], counts, -1)
      expect(counts, note).toEqual(expected(source, changes))
    }
  })

  it('and no change but a teaser or a heading number takes a Chinese character away', () => {
    for (let seed = 0; seed < 500; seed++) {
      const { value } = importText({ source: mixture(seed), file: 'a.txt', date: '2026-11-22', title: '题' })
      for (const change of value?.changes ?? []) {
        if (change.kind === 'duplicate' || change.kind === 'heading' || change.kind === 'title') continue
        const count = (text: string) => [...text].filter((character) => han.test(character)).length
        expect(count(change.after), JSON.stringify(change)).toBe(count(change.before))
      }
    }
  })
})
