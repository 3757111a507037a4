import { describe, expect, test } from 'vitest'
import { BOOKLET, browserForTests, layouterForTests, VERTICAL } from '../support/layouter.ts'
import { picture, turned } from './block-cases.ts'
import { CHARACTERS, call, paragraph, text, times, withNotes } from './engine-cases.ts'

const session = await browserForTests()
const letters = `${CHARACTERS}图表续一词◆0123456789`
const layouters = {
  horizontal: await layouterForTests(session, BOOKLET, letters),
  vertical: await layouterForTests(session, VERTICAL, letters),
}

const ornament = '<p class="section-break" data-generated="">◆　◆　◆</p>'
const code = `<pre class="kept" data-source="c.md:90:1"><code>${times(12, (index) => `${text(9, index)}\n`)}</code></pre>`
const prose = (count: number, first: number, length = 150) =>
  times(count, (index) => paragraph(text(length, first + index), first + index))

describe.each(['horizontal', 'vertical'] as const)('%s', (writing) => {
  const layout = async (html: string, notes = '') => {
    const result = await layouters[writing].layout({ html: `<section class="chapter">${html}</section>`, notes })
    return result.pages
  }
  /** The chapter behind its title and 1 to 24 lines, so that the page ends in every place of it. */
  const everywhere = async (html: string, seen: (pages: Awaited<ReturnType<typeof layout>>) => void) => {
    for (let lines = 1; lines <= 24; lines += 1)
      seen(await layout(`<h1 data-source="c.md:1:1">${text(4)}</h1><p>${'一<br>'.repeat(lines - 1)}一</p>${html}`))
  }
  const captions = (pages: Awaited<ReturnType<typeof layout>>) =>
    pages.flatMap(({ html }) => [...html.matchAll(/<\/span>([^<]*)<\/figcaption>/g)].map(([, caption]) => caption))

  test.each([
    ['a small one behind large ones', picture(1, 'auto', 400) + picture(2, 'auto', 200) + picture(3, 'auto', 50)],
    ['a turned table in front', turned(3, 3) + picture(1, 'auto', 100) + picture(2, 'auto', 50)],
    [
      'a turned table behind',
      picture(1, 'auto', 300) + picture(2, 'auto', 200) + turned(3, 3) + picture(3, 'auto', 50),
    ],
    [
      'turned tables on either side',
      turned(3, 3) + picture(1, 'auto', 200) + picture(2, 'auto', 300) + turned(4, 4).replaceAll('c.md:4', 'c.md:5'),
    ],
  ])('floats keep their order wherever the page ends: %s', async (_name, floats) => {
    const order = [...floats.matchAll(/<\/span>([^<]*)<\/figcaption>/g)].map(([, caption]) => caption)
    await everywhere(`${ornament}${floats}${code}${prose(2, 110)}`, (pages) => expect(captions(pages)).toEqual(order))
  })

  test('behind a table that ends the chapter a turned one leaves no blank page', async () => {
    const rows = times(20, (index) => `<tr><td data-source="c.md:${index + 60}:1">${text(9, index)}</td></tr>`)
    const table = `<figure class="table" data-source="c.md:50:1"><table><tbody>${rows}</tbody></table></figure>`
    await everywhere(turned(3, 3) + table, (pages) => expect(pages.at(-1)?.blocks).not.toEqual([]))
  })

  test('the note of a float that leaves its page leaves it too', async () => {
    const float = turned(9, 3).replace('</figcaption>', `${call(1)}</figcaption>`)
    const { notes } = withNotes('', [text(9, 5)])
    const heading = `<h3 data-source="c.md:2:1">${text(5)}</h3>`
    const html = `${prose(1, 100)}<hr class="page-break">${heading}${float}${picture(1, '', 250)}${prose(2, 110)}`
    const printed = (await layout(html, notes)).map((page) => page.notes).join('')
    expect(printed.split('id="note-1"')).toHaveLength(2)
  })

  test('a turned table keeps clear of a note that goes on', async () => {
    const { notes } = withNotes('', [text(900, 5)])
    const pages = await layout(`${paragraph(text(500) + call(1))}${turned(9, 5)}`, notes)
    expect(pages.flatMap(({ outside }) => outside)).toEqual([])
  })

  const full = (index: number) =>
    picture(index, 'auto')
      .replace('class="figure"', 'class="figure bleed"')
      .replace(/ style="[^"]*"/, '')
  const isFull = ({ html }: { html: string }) => html.includes('class="figure bleed"')

  test('a full-page picture has a page to itself, and the text goes on before it', async () => {
    const pages = await layout(`${prose(6, 10)}${full(3)}${full(4)}${prose(6, 30)}`)
    const at = pages.findIndex(isFull)
    expect(pages.map(isFull).flatMap((own, index) => (own ? [index] : []))).toEqual([at, at + 1])
    for (const page of pages.filter(isFull)) expect(page.blocks.map(({ source }) => source)).toHaveLength(1)
    const [before, after] = [pages[at - 1]?.blocks.at(-1), pages[at + 2]?.blocks[0]]
    // The page before is full: its last paragraph goes on behind the pictures, or ends with it.
    const whole = (before?.text.length ?? 0) + (before?.source === after?.source ? (after?.text.length ?? 0) : 0)
    expect([whole, Number(before?.source.match(/:(\d+):/)?.[1]) >= 30]).toEqual([150, true])
    expect(pages.flatMap(({ outside }) => outside)).toEqual([])
  })

  test('a full-page picture keeps clear of a note that goes on', async () => {
    const { notes } = withNotes('', [text(900, 5)])
    const pages = await layout(`${paragraph(text(500) + call(1))}${full(3)}`, notes)
    expect(pages.flatMap(({ outside }) => outside)).toEqual([])
    expect(pages.filter(isFull).map((page) => page.notes)).toEqual([''])
  })

  test('a float at the head of a page does not bring back the ornament that is hidden there', async () => {
    const html = `${ornament}${prose(1, 100, 100)}${picture(1, 'top', 50)}${prose(6, 110)}`
    await everywhere(html, (pages) => expect(pages.flatMap(({ outside }) => outside)).toEqual([]))
  })
})
