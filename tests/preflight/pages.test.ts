import { describe, expect, test } from 'vitest'
import { checkPages } from '../../scripts/preflight/pages.ts'
import { altered, findings, sampleDocument, samplePages } from './sample.ts'

const document = sampleDocument()
const pages = samplePages(document)

/** What the gate says of pages in which `from` has become `to`. */
async function gate(from: string | RegExp, to = '') {
  return checkPages(document, altered(pages, from, to))
}

test('pages that hold everything pass, split paragraphs too', async () => {
  expect(pages.pages.length).toBeGreaterThan(5)
  expect(findings(await checkPages(document, pages))).toEqual([])
})

test('what the layout repeats or adds of its own does not count', async () => {
  const head = '<thead data-generated="" data-repeated=""><tr><th>项目</th><th>分值</th></tr></thead>'
  expect(findings(await gate('<tbody>', `${head}<tbody>`))).toEqual([])
  expect(findings(await gate('潜绩', '<span data-generated>•</span>潜绩'))).toEqual([])
})

test('characters that print has changed count as those of the manuscript', async () => {
  expect(findings(await gate('四十', '<span data-text="四十">40</span>'))).toEqual([])
  expect(findings(await gate('四十', '<span data-text="五十">四十</span>'))).not.toEqual([])
})

describe('the gate closes on', () => {
  test('a lost table cell', async () => {
    const [found, ...more] = await gate(/<td[^>]*>四十<\/td>/)
    expect(more).toEqual([])
    expect(found).toMatchObject({
      severity: 'error',
      rule: 'preflight/text-lost',
      place: { file: '01.md', line: 12, column: 6 },
    })
    expect(found?.message).toContain('四十')
  })

  test('a lost note', async () => {
    const found = await gate(/<aside class="note" id="note-1-1".*?<\/aside>/s)
    expect(findings(found)).toEqual(
      ['preflight/link-broken 01.md:5:1', 'preflight/text-lost 01.md:20:1'].sort().reverse(),
    )
    expect(found.map(({ message }) => message).join()).toContain('恒心者，常存之心')
  })

  test('a lost part of a note', async () => {
    const found = await gate('注文还有一段', '注文一段')
    expect(findings(found)).toEqual(['preflight/text-lost 02.md:11:1'])
    expect(found[0]?.message).toMatch(/第 \d+ 页的脚注丢了“还有”/)
  })

  test('a lost line', async () => {
    const [found] = await gate('不求一时之名，')
    expect(found).toMatchObject({ rule: 'preflight/text-lost', place: { file: '01.md', line: 7, column: 1 } })
    expect(found?.message).toContain('不求一时之名，')
  })

  test('a doubled sentence', async () => {
    const [found, ...more] = await gate('功在当代，', '功在当代，功在当代，')
    expect(more).toEqual([])
    expect(found).toMatchObject({ rule: 'preflight/text-doubled', place: { file: '01.md', line: 7, column: 1 } })
    expect(found?.message).toContain('“功在当代，”')
  })

  test('a doubled block', async () => {
    expect(findings(await gate(/(<p [^>]*>功在当代.*?<\/p>)/, '$1$1'))).toEqual(['preflight/text-doubled 01.md:7:1'])
  })

  test('two paragraphs that changed places', async () => {
    const whole = samplePages(document, 20)
    const swap = altered(whole, /(<p [^>]*>树立.*)(<p [^>]*>功在.*?<\/p>)/s, '$2$1')
    const found = await checkPages(document, swap)
    expect(findings(found)).toEqual(['preflight/text-moved 01.md:7:1'])
    expect(found[0]?.message).toContain('功在当代')
  })

  test('lost ruby', async () => {
    expect(findings(await gate('zhèng', ''))).toEqual(['preflight/text-lost 02.md:3:1'])
  })

  test('words of nobody', async () => {
    const [found] = await gate('显绩看得见', '显绩人人看得见')
    expect(found).toMatchObject({ rule: 'preflight/text-foreign', place: { file: '01.md', line: 16, column: 1 } })
    expect((await gate('</h1>', '</h1><p>闲文</p>'))[0]?.message).toContain('“闲文”')
  })

  test('a lost picture', async () => {
    expect(findings(await gate(/<img[^>]*>/))).toEqual(['preflight/image-lost 02.md:5:1'])
  })

  test('a wrong page number in the contents and in the text', async () => {
    const inContents = await gate(/(contents-folio">)\d+/, '$19')
    expect(inContents.map(({ rule }) => rule)).toEqual(['preflight/page-number'])
    const inText = await gate(/(class="page-reference"[^>]*>)\d+/, '$19')
    expect(findings(inText)).toEqual(['preflight/page-number 02.md:9:1'])
  })
})
