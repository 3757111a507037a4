import { describe, expect, test } from 'vitest'
import { buildEpub } from '../../scripts/epub/build.ts'
import { checkEpub } from '../../scripts/preflight/epub.ts'
import { altered, built } from './altered-epub.ts'
import { findings, sampleDocument } from './sample.ts'

const document = sampleDocument()
const epub = await built(document)

test('the EPUB of a document holds all of it', async () => {
  expect(findings(await checkEpub(document, epub))).toEqual([])
})

test('a vertical EPUB holds all of it in its own forms of quotes and years', async () => {
  const upright = sampleDocument({ '01.md': '# 题\n\n他说：“2026年，‘共12户’，don’t。”[^a]\n\n[^a]: 注“文”。\n' })
  const edition = { name: 'ebook', format: 'epub', writing: 'vertical', notes: 'chapter' } as const
  const { value } = await buildEpub({ document: upright, edition })
  if (!value) throw new Error('no EPUB')
  expect(findings(await checkEpub(upright, value, edition))).toEqual([])
  // Nothing else counts as equal, and a horizontal book has no other forms.
  expect(findings(await checkEpub(upright, await altered(value, '「', '《'), edition))).toEqual([
    'preflight/text-lost 01.md:3:1',
    'preflight/text-foreign 01.md:3:1',
  ])
  expect(await checkEpub(upright, value)).not.toEqual([])
})

test.each([['第 :page{#tab} 页'], ['（參見第 :page{#tab} 頁）'], [':page{#tab} ページ']])(
  'what belongs to a page number may go with it: %s',
  async (words) => {
    const table = ':::table[题]{#tab}\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n:::\n'
    const other = sampleDocument({ '01.md': `# 题\n\n見${words}。\n\n${table}` })
    expect(findings(await checkEpub(other, await built(other)))).toEqual([])
  },
)

describe('the gate closes on', () => {
  test('a lost table cell', async () => {
    expect(findings(await gate('四十', ''))).toEqual(['preflight/text-lost 01.md:12:6'])
  })

  test('a lost note and a lost part of one', async () => {
    expect(findings(await gate(/<aside class="note" id="note-1-1".*?<\/aside>/s, ''))).toEqual([
      'preflight/text-lost 01.md:20:1',
    ])
    expect(findings(await gate('注文还有一段。', ''))).toEqual(['preflight/text-lost 02.md:11:1'])
  })

  test('a lost line, a doubled sentence, ruby that is gone', async () => {
    expect(findings(await gate('不求一时之名，', ''))).toEqual(['preflight/text-lost 01.md:7:1'])
    expect(findings(await gate('功在当代，', '功在当代，功在当代，'))).toEqual(['preflight/text-doubled 01.md:7:1'])
    expect(findings(await gate('zhèng', ''))).toEqual(['preflight/text-lost 02.md:3:1'])
  })

  test('paragraphs that changed places', async () => {
    const found = await gate(/(<p>树立.*<\/p>)(\s*)(<p>功在.*?<\/p>)/s, '$3$2$1')
    expect(found.map(({ rule }) => rule).sort()).toEqual(['preflight/text-doubled', 'preflight/text-lost'])
    expect(found.every(({ place }) => place?.file === '01.md')).toBe(true)
  })

  test('a lost picture and a lost chapter', async () => {
    expect(findings(await gate(/<img[^>]*>/, ''))).toEqual(['preflight/image-lost 02.md:1:1'])
    expect(findings(await gate('id="chapter-2"', 'id="chapter-9"'))).toEqual([
      'preflight/text-lost 02.md:1:1',
      'preflight/text-foreign —',
    ])
  })

  test('a file that is no EPUB, and XML that is none', async () => {
    expect(findings(await checkEpub(document, { ...epub, data: new Uint8Array(50) }))).toEqual([
      'preflight/epub-unreadable —',
    ])
    expect(findings(await gate('</section>', ''))).toEqual(['preflight/epub-unreadable —'])
  })
})

/** What the gate says of the EPUB when `from` has become `to` in its chapters. */
const gate = async (from: string | RegExp, to: string) => checkEpub(document, await altered(epub, from, to))
