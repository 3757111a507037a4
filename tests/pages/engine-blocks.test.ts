import { describe, expect, test } from 'vitest'
import type { RawPage } from '../../scripts/pages/engine/extract.ts'
import { BOOKLET, browserForTests, layouterForTests, VERTICAL } from '../support/layouter.ts'
import { BLOCK_CASES, FLOAT_CASES } from './block-cases.ts'
import { type Case, CHARACTERS, paragraph, text, times } from './engine-cases.ts'

const CASES = { ...BLOCK_CASES, ...FLOAT_CASES }
const session = await browserForTests()
const letters = `${CHARACTERS}${JSON.stringify(CASES)}`
const layouters = {
  horizontal: await layouterForTests(session, BOOKLET, letters),
  vertical: await layouterForTests(session, VERTICAL, letters),
}

describe.each(['horizontal', 'vertical'] as const)('%s', (writing) => {
  const layout = async (chapter: Case | string) => {
    const { html, notes } = typeof chapter === 'string' ? { html: chapter, notes: '' } : chapter
    const result = await layouters[writing].layout({ html: `<section class="chapter">${html}</section>`, notes })
    return result.pages
  }
  const pagesOf = (name: string) => layout(CASES[name] as Case)

  test('columns are as wide on every page of a table', async () => {
    const columns = (await pagesOf('cells that span rows')).map(
      (page) => page.html.match(/<colgroup>.*?<\/colgroup>/)?.[0],
    )
    expect(columns.length).toBeGreaterThan(2)
    expect(new Set(columns).size).toBe(1)
  })

  test('a name beside a long text has room for four characters to a line', async () => {
    const [page] = await layout(`<table><tbody><tr><td>${text(6)}</td><td>${text(300)}</td></tr></tbody></table>`)
    const [name = 0, rest = 0] = [...(page?.html.matchAll(/<col style="inline-size:([\d.]+)px/g) ?? [])].map(([, px]) =>
      Number(px),
    )
    // Characters of 12 px, half of one on either side.
    expect(name).toBeGreaterThanOrEqual(60)
    expect(name + rest).toBeCloseTo(writing === 'vertical' ? 602 : 378, 0)
  })

  test('a table of numbers that is too wide for its page is set smaller, and no number broken', async () => {
    const cells = (count: number) => times(count, (index) => `<td class="number">1,23${index}.5</td>`)
    const table = (count: number) =>
      `<figure class="table"><table><tbody><tr>${cells(count)}</tr></tbody></table></figure>`
    const most = writing === 'vertical' ? 12 : 8
    const [narrow, wide, crowded] = await Promise.all([2, most, 2 * most].map((count) => layout(table(count))))
    expect(narrow?.[0]?.html).not.toContain('font-size')
    expect(wide?.[0]?.html).toMatch(/<table class="fixed"[^>]*font-size/)
    expect(crowded?.[0]?.html).toContain('crowded')
    const outside = (pages: typeof wide) => pages?.flatMap((page) => page.outside)
    expect(outside(wide)).toEqual([])
    // No size is small enough: that is told, and a number stays whole all the same.
    expect(outside(crowded)?.length).toBeGreaterThan(0)
  })

  test('a table is set a little smaller rather than fold a word; where much smaller type would not do, the word folds', async () => {
    const table = (count: number) =>
      `<figure class="table"><table><tbody><tr>${times(count, () => '<td class="by-sense short word">河工<wbr>最重</td>')}</tr></tbody></table></figure>`
    const counts = writing === 'vertical' ? [10, 11, 16] : [6, 7, 10]
    const pages = await Promise.all(counts.map((count) => layout(table(count))))
    const [asItIs, smaller, folded] = pages.map(([page]) => page?.html.match(/<table[^>]*>/)?.[0] ?? '')
    expect(asItIs).toBe('<table class="fixed">')
    expect(smaller).toMatch(/^<table class="fixed" style="font-size: (?:9|10|11)/)
    expect(folded).toBe('<table class="folded fixed">')
  })

  test('a last column of texts leaves less of the line empty than there is between the columns', async () => {
    const heads = '<thead><tr><th>甲</th><th>乙</th><th class="align-left">丙</th></tr></thead>'
    const cells = (centred: string) =>
      `<td class="align-center">甲乙</td><td class="align-center">丙丁</td><td${centred}>${text(8)}</td>`
    const widths = async (centred: string) => {
      const [page] = await layout(`<table>${heads}<tbody><tr>${cells(centred)}</tr></tbody></table>`)
      return [...(page?.html.matchAll(/<col style="inline-size:([\d.]+)px/g) ?? [])].map(([, px]) => Number(px))
    }
    const [one = 0, two = 0, three = 0] = await widths('')
    // Characters of 12 px, one of them for the air of a column.
    expect(two - 36).toBeCloseTo(one - 36, 0)
    expect(three - 108).toBeCloseTo((one - 36) / 2, 0)
    const [, , centred = 0] = await widths(' class="align-center"')
    expect(centred).toBeGreaterThan(three + 40)
  })

  test('the rules of heads that span columns end before they meet', async () => {
    const head = (name: string) => `<th id="${name}" colspan="2">${name}</th>`
    const clips = await layouters[writing].tab.evaluate(
      (html: string) => {
        const stage = document.getElementById('stage') as HTMLElement
        stage.innerHTML = html
        return [...stage.querySelectorAll('th')].map((cell) => getComputedStyle(cell).clipPath)
      },
      `<figure class="table"><table><thead><tr>${head('男')}${head('女')}</tr><tr>${'<th>乙</th>'.repeat(4)}</tr></thead></table></figure>`,
    )
    const clipped = writing === 'vertical' ? 'inset(3px -12px)' : 'inset(-12px 3px)'
    expect(clips).toEqual([clipped, clipped, 'none', 'none', 'none', 'none'])
  })

  test('rows under one spanning cell stay together where a page can hold them', async () => {
    const html = (await pagesOf('cells that span rows')).map((page) => page.html).join('')
    expect(html).not.toContain('<td data-split-from')
  })

  test('the last row of a table does not stand alone on a page', async () => {
    for (let lines = 4; lines <= 14; lines += 1) {
      const rows = times(8, (index) => `<tr><td data-source="c.md:${index + 2}:1">${text(9, index)}</td></tr>`)
      const pages = await layout(`<p>${'一<br>'.repeat(lines - 1)}一</p><table><tbody>${rows}</tbody></table>`)
      const last = pages.map(sources).find((page) => page.includes('c.md:9:1'))
      expect(last, `after ${lines} lines`).toContain('c.md:8:1')
    }
  })

  test.each([
    ['low rows', 1, 3],
    ['rows of two lines', 40, 2],
  ])('a page has two rows of a table at least, three of its beginning if low: %s', async (_, length, fewest) => {
    const most = writing === 'vertical' ? 16 : 24
    const head = '<thead><tr><th>甲</th></tr></thead>'
    for (let lines = 1; lines <= most; lines += 1) {
      const rows = times(40, (index) => `<tr><td data-source="c.md:${index + 9}:1">${text(length, index)}</td></tr>`)
      const table = `<figure class="table"><figcaption>题</figcaption><table>${head}<tbody>${rows}</tbody></table></figure>`
      const pages = await layout(`<p>${'一<br>'.repeat(lines - 1)}一</p>${table}`)
      const counts = pages.map((page) => sources(page).filter((source) => source.startsWith('c.md:')).length)
      const [first = 0, ...others] = counts
      expect(first === 0 || first >= (writing === 'vertical' ? 2 : fewest), `${first} after ${lines} lines`).toBe(true)
      for (const count of others) expect(count, `after ${lines} lines`).toBeGreaterThanOrEqual(2)
      // What it moves over leaves a third of the page at the most.
      if (first === 0) expect(most - lines, `after ${lines} lines`).toBeLessThanOrEqual(most / 3)
    }
  })

  test('a cell that spans more rows than a page has begins on the page that has room, its rows whole', async () => {
    for (let lines = 4; lines <= 14; lines += 1) {
      const cell = (index: number) =>
        `${index ? '' : '<td rowspan="40">甲</td>'}<td data-source="c.md:${index + 2}:1">${text(50, index)}</td>`
      const table = `<table><tbody>${times(40, (index) => `<tr>${cell(index)}</tr>`)}</tbody></table>`
      const pages = await layout(`<p>${'一<br>'.repeat(lines - 1)}一</p>${table}`)
      expect(sources(pages[0]), `after ${lines} lines`).toContain('c.md:2:1')
      const rows = pages.flatMap(sources)
      expect(rows).toEqual([...new Set(rows)])
    }
  })

  test('a spanning cell that goes on says again what it is; its text counts once', async () => {
    const name = 'a cell that spans more rows than a page has'
    const parts = (await pagesOf(name)).flatMap((page) => page.html.match(/<td[^>]*rowspan[^>]*>.*?<\/td>/g) ?? [])
    const [first, second, ...more] = parts.filter((part) => !/rowspan="[34]"/.test(part)).map(repeated)
    expect(first).toBe('')
    expect(second).not.toBe('')
    expect(more.length).toBeGreaterThan(0)
    for (const again of more) expect(again).toBe(second)
  })

  test.each(['a cell that spans more rows than a page has', 'a turned table of several pages'])(
    'a part of a table that goes on says so, the last one does not: %s',
    async (name) => {
      const tables = (await pagesOf(name)).flatMap((page) => page.html.match(/<table[^>]*>/g) ?? [])
      expect(tables.length).toBeGreaterThan(2)
      expect(tables.map((table) => table.includes('data-split-to'))).toEqual(
        tables.map((_, index) => index < tables.length - 1),
      )
    },
  )

  test('tall cells side by side are cut at the same page end', async () => {
    const pages = await pagesOf('two tall cells side by side')
    const tall = pages.filter((page) => page.html.includes('c.md:5:1') && page.html.includes('c.md:5:3'))
    for (const page of tall.slice(0, -1)) {
      const lengths = ['c.md:5:1', 'c.md:5:3'].map((source) => lengthOn(page, source))
      expect(Math.min(...lengths)).toBeGreaterThan(40)
    }
    expect(pages.flatMap((page) => page.overTall)).toContain('c.md:5:1')
  })

  test('the text goes on before a float that does not fit', async () => {
    const [first, second] = await pagesOf('a float in the middle of a long paragraph')
    expect(sources(first).at(-1)).toBe('c.md:110:1')
    expect(sources(second)[0]).toBe('c.md:21:9')
  })

  test.each(['five floats in a row', 'small floats behind a large one', 'a turned table between floats'])(
    'floats keep their order: %s',
    async (name) => {
      const order = [...((CASES[name] as Case).html.matchAll(/<figcaption data-source="([^"]*)"/g) ?? [])].map(
        ([, own]) => own,
      )
      const captions = (await pagesOf(name)).flatMap(sources).filter((source) => order.includes(source))
      expect(captions).toEqual(order)
    },
  )

  test('the text goes on behind a float that a turned table follows', async () => {
    const pages = await pagesOf('a turned table between floats')
    const page = pages.find(({ html }) => html.includes('id="f1"'))
    const at = pages.indexOf(page as RawPage)
    expect(page?.blocks.at(-1)?.text.length).toBeGreaterThan(20)
    expect(pages[at + 1]?.html).toContain('turned')
  })

  test('floats to the head and to the foot of a page', async () => {
    const heads = (await pagesOf('floats to the head of the page')).filter((page) => page.html.includes('data-float'))
    for (const page of heads) expect(sources(page)[0]).toMatch(/:9$/)
    const feet = (await pagesOf('floats to the foot of the page')).filter((page) => page.html.includes('data-float'))
    for (const page of feet) expect(sources(page).at(-1)).toMatch(/:9$/)
  })

  test('a note called in a caption stands on the page of its float', async () => {
    const page = (await pagesOf('a note in the caption of a float')).find(({ html }) => html.includes('c.md:21:9'))
    expect(page?.notes).toContain('id="note-2"')
  })

  test('a turned table has its pages for itself, each with its head', async () => {
    const pages = (await pagesOf('a turned table of several pages')).filter((page) => page.html.includes('turned'))
    expect(pages.length).toBeGreaterThan(2)
    for (const page of pages) {
      expect(page.html).not.toContain('<p')
      expect(page.html).toContain('<thead')
    }
    expect(pages.map((page) => page.html.match(/(续*)表 1/)?.[1])).toEqual(['', ...pages.slice(1).map(() => '续')])
  })

  test('a poem with its lead-in and heading leaves no hole: it is divided, or the lead-in parted from it', async () => {
    const verse = `<div class="verse"><p data-source="c.md:4:1">${Array(9).fill('句').join('<br>')}</p></div>`
    // Three lines, and one of the heading.
    const leadIn = `<p class="lead-in" data-source="c.md:3:1">${text(writing === 'vertical' ? 125 : 78)}：</p>`
    const most = writing === 'vertical' ? 16 : 24
    for (let lines = 2; lines <= most; lines += 1) {
      const above = `<p data-source="c.md:1:1">${'一<br>'.repeat(lines - 1)}一</p><h3 data-source="c.md:2:1">题</h3>`
      const [first] = await layout(`${above}${leadIn}${verse}`)
      const left = most - lines
      // The lead-in alone fills no more than half of a larger hole, and two lines of the poem need one before them.
      const here = left < 4 ? 1 : left < 7 ? 3 : 4
      expect(sources(first), `${left} lines are left`).toEqual(
        ['1', '2', '3', '4'].slice(0, here).map((line) => `c.md:${line}:1`),
      )
    }
  })

  test('a lead-in that is cut to stay with its poem is parted from it, where it fills the hole', async () => {
    const lines = writing === 'vertical' ? 16 : 24
    const measure = writing === 'vertical' ? 43 : 27
    const poem = `<div class="verse"><p data-source="c.md:4:1">${'一<br>'.repeat(7)}一</p></div>`
    const leadIn = `<p class="lead-in" data-source="c.md:3:1">${text(measure * 4 - 8)}：</p>`
    for (const free of writing === 'vertical' ? [5, 6] : [6]) {
      const pages = await layout(`<p>${'一<br>'.repeat(lines - free - 1)}一</p>${leadIn}${poem}`)
      expect(
        pages.map((page) => sources(page)),
        `${free} lines left`,
      ).toEqual([['c.md:3:1'], ['c.md:4:1']])
    }
  })

  test('a lead-in stays with two lines of its list', async () => {
    for (let lines = 8; lines <= 24; lines += 1) {
      const list = times(
        6,
        (index) => `<li class="${index ? '' : 'lead-in'}" data-source="c.md:${index + 3}:1">${text(5, index)}</li>`,
      )
      const html = `<p>${'一<br>'.repeat(lines - 1)}一</p><p class="lead-in" data-source="c.md:2:1">如下：</p><ul>${list}</ul>`
      const pages = await layout(html)
      const page = pages.find((one) => sources(one).includes('c.md:2:1'))
      expect(sources(page), `after ${lines} lines`).toEqual(expect.arrayContaining(['c.md:3:1', 'c.md:4:1']))
    }
  })

  test('the ornament of a section break has no page of its own, before a page break or at the end', async () => {
    for (let lines = 8; lines <= 24; lines += 1) {
      const text = `<p>${'一<br>'.repeat(lines - 1)}一</p><aside class="verse">一<br>一<br>一<br>一</aside><p class="section-break closing" data-generated>◆　◆　◆</p>`
      for (const html of [text, `${text}<hr class="page-break"><p>乙</p>`]) {
        const blank = (await layout(html)).filter((page) => !/[一乙]/.test(page.html))
        expect(blank.length, `after ${lines} lines`).toBe(0)
      }
    }
  })

  test('a block that is broken though it may not be is told', async () => {
    const pages = await layout(
      `<div class="verse" data-source="c.md:1:1">${times(60, (index) => paragraph(text(7, index), 2))}</div>`,
    )
    expect(pages.flatMap((page) => page.overTall)).toEqual(['c.md:1:1'])
  })
})

function repeated(cell: string): string {
  return cell.match(/data-repeated[^>]*>([^<]*)</)?.[1] ?? ''
}

function sources(page: RawPage | undefined): string[] {
  return page?.blocks.map(({ source }) => source) ?? []
}

function lengthOn(page: RawPage, source: string): number {
  return page.blocks.filter((block) => block.source === source).reduce((sum, block) => sum + block.text.length, 0)
}
