import { expect, test } from 'vitest'
import { BOOKLET, browserForTests, VERTICAL } from '../../support/layouter.ts'
import { type Change, composer } from '../../support/lines.ts'
import { randomOf } from '../../support/random.ts'
import { RULES, type SetParagraph } from './composition.rules.ts'

const session = await browserForTests()

/** Between Han, as they stand in texts. */
const AMONG_HAN = [
  ...[
    '，',
    '，',
    '。',
    '、',
    '；',
    '：',
    '！',
    '？',
    '？！',
    '，“引号”',
    '。”“',
    '：“甲乙”',
    '《书名》、《另一本》',
    '（括号）',
  ],
  ...[
    '（见《书名》）。',
    '。（',
    '）',
    '——',
    '——',
    '……',
    '……”',
    '”——',
    '，……',
    '达·芬奇',
    '和/或',
    '十～二十个',
    '“',
    '”',
    '‘引号’',
  ],
  ...['10～20个', '2026年12月5日', '第12条', '￥100', '3.5%', '25 kg', '12.8万元', '98元', '37名', 'GDP', 'Node 24'],
  ...['<code>build</code>', '<a class="note-call" data-generated>1</a>', '。<a class="note-call" data-generated>2</a>'],
]
const HAN = ['这里说', '群众', '看一看', '山路上的灯', '一件一件地办', '办成了没有', '老人', '从前不是这样', '事']
const SHELLS = [
  'strong',
  'em',
  'em class="dots"',
  'u class="proper-name"',
  'a href="#a"',
  'span class="index-term" id="t"',
  'del',
  'mark',
]

function paragraph(upTo: (count: number) => number, depth = 0): string {
  let html = ''
  for (let count = depth ? 1 + upTo(3) : 12 + upTo(12); count > 0; count -= 1) {
    html += HAN[upTo(HAN.length)]
    if (depth < 2 && upTo(4) === 0) {
      const shell = SHELLS[upTo(SHELLS.length)] as string
      html += `<${shell}>${paragraph(upTo, depth + 1)}</${shell.split(' ')[0]}>`
    } else html += AMONG_HAN[upTo(AMONG_HAN.length)]
  }
  return html
}

const PARAGRAPHS = Array.from({ length: 36 }, (_, seed) => `<p>这一段${paragraph(randomOf(seed + 1))}说完了</p>`)
/** One of every length, so that some would leave one character for the last line. */
const LENGTHS = Array.from(
  { length: 60 },
  (_, length) =>
    `<p>${'一件一件地办，不带表格，只问一句：“眼下最急的事是什么？”'.repeat(4).slice(0, 14 + length)}前面的是：</p>`,
)
/** Numbers and names at the end of a paragraph, where a distance would stay at a line end under text-wrap: pretty. */
const NUMBERS = Array.from({ length: 24 }, (_, length) =>
  ['12人——好的', '12人的“好”……'].map(
    (end) => `<p>${'这一段话说了又说到纸边便折行折到页底便翻页了'.repeat(2).slice(0, 20 + length)}共${end}</p>`,
  ),
).flat()
/** A Latin word before the last character. */
const WORDS = LENGTHS.map((one) => one.replace('前面的是：', 'GDP上。'))
/** Half-width signs among full-width marks, and code that ends with one: what is mistyped must break no worse. */
const SIGNS = Array.from(
  { length: 30 },
  (_, length) =>
    `<p>${'一件一件地办不带表格只问一句眼下最急的事是什么'.repeat(2).slice(0, 8 + length)}(见《书名》)，或《书名》/《另书》。::的“引号”,这里说<code>f(x)</code>看一看办成了(没有)</p>`,
)
const TEXT = [...PARAGRAPHS, ...LENGTHS, ...NUMBERS, ...WORDS, ...SIGNS].join('')

/** One change for each rule that breaks it: the test of the rule has to see that. */
const CHANGES: Record<string, Change | { horizontal: Change; vertical: Change }> = {
  'R01 what may not begin a line': { without: 'unbroken' },
  'R02 a dash or ellipsis may not': { without: 'unbroken' },
  'R03 what may not end a line': { css: 'body { line-break: anywhere; }' },
  'R04 —— and …… are whole': { css: 'body { line-break: anywhere; }' },
  'R05 a number keeps its unit': { without: 'unbroken' },
  'R06 a note call keeps its word': { without: 'unbroken' },
  'R07 marks that meet are squeezed': { css: ':root { --mark-features: normal; }' },
  'R07 a mark by itself fills its square': { without: 'air' },
  'R08 half a square at the end of a line': { css: ':root { --mark-features: normal; }' },
  'R09 half a square at the beginning of a line': { css: ':root { --mark-features: normal; }' },
  'R11 an eighth of a square between Han and Latin, none at line ends': {
    css: 'body { text-autospace: no-autospace; }',
  },
  'R12 every line but the last is full': { css: 'body { text-align: start; }' },
  'R17 no character alone on the last line': { without: 'last-line' },
  'R19 the first line is two squares in': { css: 'p { text-indent: 1em; }' },
  'R26 —— is one line of two squares': { css: '.chapter { letter-spacing: 0.1em; }' },
  'R27 an interpunct is half a square': { without: 'interpuncts' },
  'R31 ？！ fill one square': {
    horizontal: { css: ':root { --mark-features: normal; }' },
    vertical: { without: 'upright' },
  },
}

for (const edition of [BOOKLET, VERTICAL]) {
  const vertical = edition.writing === 'vertical'
  const set = await composer(session, edition, TEXT)
  const known = new Map<string, SetParagraph[]>()
  const setAll = async (change?: Change): Promise<SetParagraph[]> => {
    const key = JSON.stringify(change ?? {})
    const sets = known.get(key) ?? []
    if (sets.length === 0) {
      for (const squares of [17, 27, 43]) {
        const paragraphs = await set(TEXT, squares, change)
        sets.push(...paragraphs.map((lines) => ({ lines, squares, vertical })))
      }
    }
    known.set(key, sets)
    return sets
  }
  const against = async (rule: string, change?: Change) =>
    (await setAll(change)).flatMap((one) => RULES[rule]?.(one) ?? [])
  test.each(Object.keys(RULES))(`${edition.writing}: %s`, async (rule) => {
    expect(await against(rule)).toEqual([])
    const change = CHANGES[rule] ?? {}
    const one =
      edition.writing in change
        ? (change as { horizontal: Change; vertical: Change })[edition.writing]
        : (change as Change)
    expect(await against(rule, one), JSON.stringify(one)).not.toEqual([])
  })
}

/** Borders of elements where a line may not end. */
const BORDERS = Array.from(
  { length: 24 },
  (_, length) =>
    `<p>${'一件一件地办不带表格只问一句眼下最急的事是什么'.repeat(2).slice(0, 8 + length)}<strong>达</strong>·<em>芬奇</em>的<strong>看法</strong>——共<em>98</em>元，见<strong>书</strong><a class="note-call" data-generated>1</a>，说完了</p>`,
).join('')

test.each([
  ['R01', BORDERS],
  ['R02', BORDERS],
  ['R05', BORDERS],
  ['R06', BORDERS],
  ['R07', PARAGRAPHS.join('')],
])('R32: %s across the borders of elements', async (id, text) => {
  const set = await composer(session, BOOKLET, TEXT)
  const rules = Object.entries(RULES).filter(([name]) => name.startsWith(id))
  const against = async (change?: Change) => {
    const paragraphs = await set(text, 17, change)
    const sets = paragraphs.map((lines) => ({ lines, squares: 17, vertical: false }))
    return rules.flatMap(([, rule]) => sets.flatMap(rule))
  }
  expect(await against()).toEqual([])
  expect(await against({ apart: true })).not.toEqual([])
})
