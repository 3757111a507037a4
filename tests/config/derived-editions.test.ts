import { expect, test } from 'vitest'
import { loadBook } from '../../scripts/config/load.ts'
import { BOOK_YAML, folderWith } from '../support/folder.ts'

const PRINTED = '  h: { theme: handout }\n  b: { theme: booklet }\n'

async function load(edition: string) {
  const yaml = `${BOOK_YAML}editions:\n${PRINTED}  d: ${edition}\n`
  return loadBook(await folderWith({ 'book.yaml': yaml, '01.md': '# 一\n\n正文' }))
}

test('each make with its defaults', async () => {
  const made = async (edition: string) => (await load(edition)).value?.editions.at(-1)
  // Of the option that the pages can make impossible, else of the edition.
  const at = (column: number) => ({ name: 'd', format: 'pdf', place: { file: 'book.yaml', line: 7, column } })
  const base = at(3)
  const press = { ...base, of: 'b', made: 'press', colour: 'grey', bleed: 3, cover: true }
  expect(await made('{ of: b, press: true }')).toEqual(press)
  expect(await made('{ of: b, press: true, cover: false }')).toEqual({ ...press, cover: false })
  expect(await made('{ of: b, wrap: true, board: 0.3 }')).toEqual({
    ...base,
    of: 'b',
    made: 'wrap',
    colour: 'grey',
    bleed: 3,
    caliper: 0.1,
    board: 0.3,
  })
  expect(await made('{ of: b, impose: saddle }')).toEqual({
    ...base,
    of: 'b',
    made: 'saddle',
    paper: undefined,
    caliper: 0.1,
    section: undefined,
    marks: [],
    instructions: true,
  })
  expect(await made('{ of: h, impose: 4up }')).toEqual({ ...base, of: 'h', made: 'n-up', up: 4, paper: 'a4' })
  expect(await made('{ of: h, copies: "7", watermark: 内部 }')).toMatchObject({
    ...at(28),
    made: 'copies',
    numbers: [7],
    watermark: '内部',
    each: false,
  })
})

test('a handout of which numbered copies are made leaves room for the number; others do not', async () => {
  const flags = async (edition: string) =>
    (await load(edition)).value?.editions.map((one) => 'copyNumber' in one && one.copyNumber === true)
  expect(await flags('{ of: h, copies: 1-3 }')).toEqual([true, false, false])
  expect(await flags('{ of: h, impose: 2up }')).toEqual([false, false, false])
})

test('the pages that a press file is made of reach as far beyond the edge as it says', async () => {
  const bleeds = async (edition: string) =>
    (await load(edition)).value?.editions.map((one) => ('bleed' in one ? one.bleed : undefined))
  expect(await bleeds('{ of: b, press: true, bleed: 5 }')).toEqual([undefined, 5, 5])
  expect(await bleeds('{ of: b, impose: saddle }')).toEqual([undefined, undefined, undefined])
})

test('no e-book takes the page numbers of a derived edition', async () => {
  const yaml = `${BOOK_YAML}editions:\n${PRINTED}  d: { of: b, press: true }\n  e: { format: epub, pages: d }\n`
  const { diagnostics } = await loadBook(await folderWith({ 'book.yaml': yaml, '01.md': '# 一\n\n正文' }))
  expect(diagnostics[0]?.message).toContain('没有这个印刷的版本')
})

test.each([
  ['an edition that is not there', '{ of: bb, press: true }', '7:12', '没有叫 bb 的印刷版本。', '是不是想写 b？'],
  ['itself', '{ of: d, press: true }', '7:12', 'd 不是印刷的版本，也要由别的版本做成。', '印刷的版本：h、b。'],
  [
    'nothing to make',
    '{ of: b }',
    '7:8',
    '没有写拿 b 做什么',
    'press: true、wrap: true、impose: saddle、copies: 1-200',
  ],
  ['two makes', '{ of: b, press: true, impose: 2up }', '7:28', '只能做一样：press、impose', '分成几个版本。'],
  [
    'an option of another make',
    '{ of: b, press: true, caliper: 0.1 }',
    '7:28',
    'caliper 要与 wrap: true、impose: saddle 同用',
    '删去',
  ],
  ['an option of the saddle', '{ of: h, impose: 2up, section: 4 }', '7:28', 'section 要与 impose: saddle 同用', '删去'],
  ['staples through sections', '{ of: b, impose: saddle, section: 4, marks: [staple] }', '7:43', '帖是锁线的', '删去'],
  ['a cover of sheets', '{ of: b, impose: 2up, cover: false }', '7:28', 'cover 要与 press: true 同用', '删去 cover。'],
  ['what the source decides', '{ of: b, press: true, trim: 32k }', '7:28', 'trim 由 b 定', '写在 b 里'],
  ['more bleed than paper', '{ of: b, press: true, bleed: 30 }', '7:35', '是毫米，不能大于 10', '改正 bleed 的值。'],
  ['less bleed than none', '{ of: b, press: true, bleed: -3 }', '7:35', '不能小于 0', ''],
  ['a wrap of what has no cover', '{ of: h, wrap: true }', '7:12', '正面是封面，h 没有封面', 'theme: booklet'],
  ['a caliper below nothing', '{ of: b, wrap: true, caliper: -0.1 }', '7:36', '不能小于 0', ''],
  ['a board as thick as a brick', '{ of: b, wrap: true, board: 60 }', '7:34', '是毫米，不能大于 3', ''],
  ['a wrap in sections', '{ of: b, wrap: true, section: 4 }', '7:27', 'section 要与 impose: saddle 同用', '删去'],
  ['press without a source', '{ theme: booklet, press: true }', '7:24', 'press 要用另一个版本的成品', '加上 of'],
  ['copies of a booklet', '{ of: b, copies: 1-3 }', '7:12', '份号只编在讲义上', 'theme: handout'],
  ['numbers that count backwards', '{ of: h, copies: 9-3 }', '7:23', '应当是份号，如 1-200', '改正 copies'],
  ['paper that there is not', '{ of: b, impose: saddle, paper: a9 }', '7:38', '应当是 a5、a4、a3', '改正 paper'],
  ['press: false', '{ of: b, press: false }', '7:22', '应当是 true（印刷厂用的文件）', '改正 press'],
  [
    'a slip of the finger',
    '{ of: b, impose: saddle, calliper: 0.1 }',
    '7:31',
    '不认识的键 calliper',
    '是不是想写 caliper？',
  ],
])('refused with its place: %s', async (_, edition, place, message, hint) => {
  const { value, diagnostics } = await load(edition)
  expect(value).toBeUndefined()
  const [first] = diagnostics
  expect(`${first?.place?.line}:${first?.place?.column} ${first?.message} ${first?.hint}`).toMatch(
    new RegExp(`^${place} .*${message.replace(/[?.*()|]/g, '\\$&')}.*${hint.replace(/[?.*()|]/g, '\\$&')}`, 's'),
  )
  expect(first?.domain).toBe('configuration')
})
