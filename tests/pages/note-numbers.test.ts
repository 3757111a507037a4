import { describe, expect, test } from 'vitest'
import { noteMark } from '../../scripts/pages/note-mark.ts'
import { BOOKLET, browserForTests, layouterForTests } from '../support/layouter.ts'
import { pagesOf } from '../support/pages.ts'

const session = await browserForTests()

const chapter = (title: string, notes: number, filler = 60) =>
  [
    `# ${title}`,
    ...Array.from({ length: notes }, (_, index) => `${'一段话说了又说。'.repeat(filler / 8)}这里有注[^${index + 1}]。`),
    ...Array.from({ length: notes }, (_, index) => `[^${index + 1}]: ${title}的第${index + 1}条注。`),
  ].join('\n\n')

/** What is printed: marks of the calls and of the notes on every page that has any. */
async function marksOf(files: Record<string, string>, options: Parameters<typeof pagesOf>[2]) {
  const { value, diagnostics } = await pagesOf(session, files, options)
  const marks = (value?.pages ?? [])
    .map(({ html, notes }) => ({
      calls: [...html.matchAll(/class="note-call"[^>]*>([^<]*)</g)].map(([, mark]) => mark).join(''),
      notes: [...notes.matchAll(/class="note-mark"[^>]*>([^<]*)</g)].map(([, mark]) => mark).join(''),
    }))
    .filter(({ calls, notes }) => calls || notes)
  return { marks, pages: value?.pages ?? [], diagnostics }
}

describe.each(['horizontal', 'vertical'] as const)('%s: the numbers of the notes begin again', (writing) => {
  const files = { '01.md': chapter('甲', 12), '02.md': chapter('乙', 2) }

  test('in every chapter, if nothing is said', async () => {
    const { marks } = await marksOf(files, { writing })
    expect(marks.map(({ calls }) => calls).join('')).toBe('①②③④⑤⑥⑦⑧⑨⑩⑪⑫①②')
    expect(marks.map(({ notes }) => notes).join('')).toBe('①②③④⑤⑥⑦⑧⑨⑩⑪⑫①②')
  })

  test('nowhere (book)', async () => {
    const { marks } = await marksOf(files, { writing, notes: 'book' })
    expect(marks.map(({ calls }) => calls).join('')).toBe('①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭')
    expect(marks.map(({ notes }) => notes).join('')).toBe('①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭')
  })

  test('on every page (page)', async () => {
    const { marks } = await marksOf(files, { writing, notes: 'page' })
    expect(marks.length).toBeGreaterThan(2)
    for (const { calls, notes } of marks) {
      expect(calls[0]).toBe('①')
      expect(notes).toBe(calls)
    }
  })

  test('and no numbering moves a line', async () => {
    const layouts = await Promise.all(
      (['page', 'chapter', 'book'] as const).map(async (notes) => (await marksOf(files, { writing, notes })).pages),
    )
    const [page, ...others] = layouts.map((pages) => pages.map(({ blocks, extent }) => ({ blocks, extent })))
    for (const other of others) expect(other).toEqual(page)
  })
})

test('more notes than marks of one width: the page is laid out again with the wider ones', async () => {
  const crowded = `# 章\n\n${Array.from({ length: 55 }, (_, index) => `字[^${index + 1}]`).join('')}\n\n${Array.from({ length: 55 }, (_, index) => `[^${index + 1}]: 注`).join('\n\n')}`
  const { marks, diagnostics } = await marksOf({ '01.md': crowded }, { notes: 'page', theme: 'handout' })
  const printed = marks.map(({ calls }) => calls).join('')
  expect(printed).toContain(marks[0]?.calls.includes('（51）') ? '㊿（51）' : '①')
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
})

test('a second call on another page is warned of, where numbers begin again on every page', async () => {
  const text = `# 章\n\n这里有注[^a]。\n\n${'填一页的话。'.repeat(150)}又是那条注[^a]。\n\n[^a]: 注文。\n`
  const { diagnostics } = await marksOf({ '01.md': text }, { notes: 'page' })
  expect(diagnostics.map(({ rule, place }) => `${rule} ${place?.line}`)).toEqual(['pages/note-elsewhere 5'])
  expect((await marksOf({ '01.md': text }, {})).diagnostics).toEqual([])
})

test('a note that begins late is told with the place of its call, and counted', async () => {
  const notes = ['a', 'b'].map((name) => `[^${name}]: ${'很长的注文。'.repeat(250)}`).join('\n\n')
  const { value, diagnostics } = await pagesOf(session, { '01.md': `# 章\n\n一[^a]二[^b]三。\n\n${notes}\n` })
  expect(diagnostics.map(({ rule, severity, place }) => `${severity} ${rule} ${place?.file}:${place?.line}`)).toEqual([
    'warning pages/note-late 01.md:3',
  ])
  expect(value?.lateNotes).toBe(1)
})

test('marks that are laid out in place of each other are equally wide', async () => {
  const numbers = Array.from({ length: 120 }, (_, index) => index + 1)
  const marks = numbers.map(noteMark)
  const { tab } = await layouterForTests(session, BOOKLET, `${marks.join('')}0`)
  const widths = await tab.evaluate((marks) => {
    const stage = document.getElementById('stage') as HTMLElement
    stage.innerHTML = marks
      .map(
        (mark) =>
          `<p>字<a class="note-call"${/\d/.test(mark) ? ` data-digits="${mark.length - 2}"` : ''}>${mark}</a></p>`,
      )
      .join('')
    return [...stage.querySelectorAll('a')].map((call) => Math.round(call.getBoundingClientRect().width * 64))
  }, marks)
  const width = (from: number, to: number) => new Set(widths.slice(from - 1, to)).size
  expect([width(1, 50), width(51, 99), width(100, 120)]).toEqual([1, 1, 1])
})
