import { expect, test } from 'vitest'
import { tidyTags } from '../../scripts/pdf/tidy-tags.ts'
import { fileOf, shapeOf, type Written } from './tags.ts'

const tidied = (tree: Written) => shapeOf(tidyTags(fileOf(tree)))
const marked = (mark: string) => `/Lang (zh-Hans-x-${mark})`
const LINK = '<</Type /OBJR\n/Obj 90 0 R\n/Pg 91 0 R>>'
const line = (level: number): Written => ['Div', marked(`entry${level}`), ['Link', '', LINK]]

test('an item of a list has a body beside its label', () => {
  expect(tidied(['L', '', ['LI', '', ['Lbl', '', '1'], ['NonStruct', '', '2'], ['L', '', ['LI', '', ['P']]]]])).toBe(
    'L(LI(Lbl LBody(NonStruct L(LI(LBody(P))))))',
  )
})

test('an item that is empty stays so', () => {
  expect(tidied(['L', '', ['LI', '', ['Lbl', '', '1']]])).toBe('L(LI(Lbl))')
})

test('what ruby stands on is its base', () => {
  expect(tidied(['Ruby', '', ['NonStruct', '', '1'], ['RT', '', ['NonStruct', '', '2']]])).toBe(
    'Ruby(RB RT(NonStruct))',
  )
})

test('what holds a link is one', () => {
  expect(tidied(['P', '', ['NonStruct', '', ['NonStruct', '', '1'], LINK]])).toBe('P(Link(NonStruct))')
})

test('a note is one, with an ID, and in the language around it', () => {
  const file = tidyTags(fileOf(['Document', '', ['Aside', marked('note'), ['P', '', '1']]]))
  expect(shapeOf(file)).toBe('Document(Note(P))')
  const texts = [...file.objects.values()].map(({ text }) => text).join()
  expect(texts).toContain('/ID (note2)')
  expect(texts).not.toContain('/Lang')
})

test('a formula is one, with its text', () => {
  const file = tidyTags(fileOf(['P', '', ['Figure', `/Alt (x^2)\n${marked('formula')}`, ['NonStruct', '', '1']]]))
  expect(shapeOf(file)).toBe('P(Formula(NonStruct))')
  expect(file.objects.get(2)?.text).toContain('/Alt (x^2)')
})

test('lines of the contents are items; those of lower levels stand in a table of their own', () => {
  expect(tidied(['Div', marked('contents'), line(1), line(2), line(3), line(2), line(1)])).toBe(
    `TOC(${item} TOC(${item} TOC(${item}) ${item}) ${item})`,
  )
})

test('contents that go on upon another page may begin at a lower level', () => {
  expect(tidied(['Div', marked('contents'), line(2), line(1)])).toBe(`TOC(TOC(${item}) ${item})`)
})

const item = 'TOCI(Reference(Link))'

test('notes in two rows have their brackets beside their text', () => {
  const bracket: Written = ['NonStruct', '', '1']
  const text: Written = ['NonStruct', marked('rows-text'), ['NonStruct', '', '2']]
  expect(tidied(['P', '', ['NonStruct', marked('rows'), bracket, text, bracket]])).toBe(
    'P(Warichu(WP WT(NonStruct) WP))',
  )
})

test('the index is one', () => {
  expect(tidied(['Document', '', ['NonStruct', marked('index'), ['P', '', '1']]])).toBe('Document(Index(P))')
})

test('what is in another language says so, and is a span', () => {
  const file = tidyTags(fileOf(['P', '', ['NonStruct', '/Lang (en)', '1']]))
  expect(shapeOf(file)).toBe('P(Span)')
  expect(file.objects.get(2)?.text).toContain('/Lang (en)')
})

test.each([
  [['Caption'], ['Table', '', ['TR']], 'Div(Table(Caption TR))'],
  [['Table', '', ['TR']], ['Caption'], 'Div(Table(TR Caption))'],
] as [Written, Written, string][])(
  'the caption of a table stands in it, above its rows or below',
  (one, two, shape) => {
    expect(tidied(['Figure', '', one, two])).toBe(shape)
  },
)

test('a figure with a text stays one, its caption beside it', () => {
  expect(tidied(['Figure', '', ['Figure', '/Alt (a)', '1'], ['Caption', '', '2']])).toBe('Div(Figure Caption)')
})

test('an author’s text that looks like tags changes nothing', () => {
  const figure = '/Alt (\\\\n/Lang \\(zh-x-note\\) /K 3 0 R)'
  expect(tidied(['P', '', ['Figure', figure, '1']])).toBe('P(Figure)')
})
