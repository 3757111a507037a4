import { inflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFRawStream,
  PDFRef,
  PDFString,
} from '../../scripts/pdf/pdf-lib.ts'
import { checkArchival } from '../../scripts/preflight/archival/check.ts'
import { browserForTests } from '../support/layouter.ts'
import { pdfOf } from '../support/pages.ts'

/**
 * The rules of PDF/UA-1 (ISO 14289-1) that can be tested on the file alone, one test a rule, on a book with everything that has tags.
 * docs/tagged-pdf.md says which are not tested here.
 */
const CHAPTER = `# 题

正文[^a]和{汉字|hàn zì}，见[节题](#jie)，又见<https://example.org/a>。

[^a]: 注文。

## 节题 {#jie}

- 甲
- 乙
  1. 子
  2. 丑

![一座桥](bridge.svg "桥")

:::table[数目]
| 名 | 数 |
|---|---|
| 甲 | 1 |
:::

> 引文。

设 $x^2$，<span lang="en">words</span>，正文:inline-note[${'夹在行中间的注'.repeat(5)}]完。

$$
\\frac{a}{b}
$$

### 目题

${'很长的一段。'.repeat(200)}
`
const BRIDGE =
  '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="40"><path d="M0 30 Q40 0 80 30" stroke="black" fill="none"/></svg>'

const session = await browserForTests()

type Tag = { type: string; dict: PDFDict; kids: (Tag | number | 'link')[]; parent?: Tag }

const name = (key: string) => PDFName.of(key)
const typeOf = (dict: PDFDict) => dict.get(name('S'))?.toString().slice(1) ?? ''

function tagOf(dict: PDFDict, parent?: Tag): Tag {
  const tag: Tag = { type: typeOf(dict), dict, kids: [], parent }
  const k = dict.lookup(name('K'))
  const items = k instanceof PDFArray ? k.asArray() : k === undefined ? [] : [k]
  for (const item of items) {
    const kid = item instanceof PDFRef ? dict.context.lookup(item) : item
    if (kid instanceof PDFNumber) tag.kids.push(kid.asNumber())
    if (!(kid instanceof PDFDict)) continue
    if (kid.get(name('Type')) === name('OBJR')) tag.kids.push('link')
    else if (kid.get(name('Type')) === name('MCR')) tag.kids.push(0)
    else tag.kids.push(tagOf(kid, tag))
  }
  return tag
}

const below = (tag: Tag): Tag[] => [tag, ...tag.kids.flatMap((kid) => (typeof kid === 'object' ? below(kid) : []))]

type Writing = 'horizontal' | 'vertical'

const made = new Map<Writing, ReturnType<typeof make>>()

/** The finished book and its tags; made by the first test that asks. */
function read(writing: Writing) {
  const known = made.get(writing) ?? make(writing)
  made.set(writing, known)
  return known
}

async function make(writing: Writing) {
  const { pdf: bytes } = await pdfOf(session, { '01.md': CHAPTER, 'bridge.svg': BRIDGE }, { writing })
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false })
  const root = pdf.catalog.lookup(name('StructTreeRoot'), PDFDict)
  const tags = below(tagOf(root.lookup(name('K'), PDFDict)))
  return { bytes, pdf, tags, of: (type: string) => tags.filter((tag) => tag.type === type) }
}

const kidsOf = (tag: Tag) => tag.kids.flatMap((kid) => (typeof kid === 'object' ? [kid.type] : []))

const contentOf = ({ dict, contents }: PDFRawStream) =>
  Buffer.from(dict.has(name('Filter')) ? inflateSync(contents) : contents).toString('latin1')

const streamAt = (pdf: PDFDocument, ref: unknown) => pdf.context.lookup(ref as PDFRef) as unknown as PDFRawStream

describe.each(['horizontal', 'vertical'] as const)('%s', (writing) => {
  test('7.1 everything that is drawn is tagged or an artifact', async () => {
    const { pdf } = await read(writing)
    const stray: string[] = []
    let artifacts = 0
    for (const page of pdf.getPages()) {
      const stream = streamAt(pdf, page.node.get(name('Contents')))
      let depth = 0
      for (const line of contentOf(stream).split('\n')) {
        const operator = line.slice(line.lastIndexOf(' ') + 1)
        if (line === '/Artifact BMC') {
          artifacts += 1
          expect(depth).toBe(0)
        }
        if (/(BDC|BMC)$/.test(operator)) depth += 1
        else if (operator === 'EMC') depth -= 1
        else if (depth === 0 && ['BT', 'f', 'f*', 'S', 'Do', 'sh'].includes(operator)) stray.push(line)
      }
      expect(depth).toBe(0)
    }
    expect(stray).toEqual([])
    expect(artifacts).toBeGreaterThan(3)
  })

  test('7.1 the file says that it is tagged, and shows its title', async () => {
    const { pdf } = await read(writing)
    expect(pdf.catalog.lookup(name('MarkInfo'), PDFDict).get(name('Marked'))?.toString()).toBe('true')
    const preferences = pdf.catalog.lookup(name('ViewerPreferences'), PDFDict)
    expect(preferences.get(name('DisplayDocTitle'))?.toString()).toBe('true')
    const metadata = streamAt(pdf, pdf.catalog.get(name('Metadata')))
    expect(Buffer.from(metadata.contents).toString()).toContain('<dc:title>')
  })

  test('7.1 types that PDF 1.7 does not know are mapped to those that it knows', async () => {
    const { pdf, tags } = await read(writing)
    const roles = pdf.catalog.lookup(name('StructTreeRoot'), PDFDict).lookup(name('RoleMap'), PDFDict)
    const unknown = new Set(tags.map(({ type }) => type).filter((type) => !STANDARD.has(type)))
    for (const type of unknown) expect(STANDARD.has(roles.get(name(type))?.toString().slice(1) ?? ''), type).toBe(true)
  })

  test('7.2 the language is said', async () => {
    const { pdf } = await read(writing)
    expect(pdf.catalog.lookup(name('Lang'), PDFString).asString()).toBe('zh-Hans')
  })

  test('7.3 figures have a text', async () => {
    const { of } = await read(writing)
    expect(of('Figure').length).toBeGreaterThan(0)
    for (const { dict } of of('Figure')) expect(dict.lookup(name('Alt'), PDFHexString).decodeText()).toContain('一座桥')
  })

  test('7.4 headings skip no level', async () => {
    const { tags } = await read(writing)
    const levels = tags.flatMap(({ type }) => (/^H[1-6]$/.test(type) ? [Number(type[1])] : []))
    expect(levels).toEqual(expect.arrayContaining([1, 2, 3]))
    for (const [index, level] of levels.entries()) expect(level - (levels[index - 1] ?? 0)).toBeLessThan(2)
  })

  test('7.5 heads of tables say what they are heads of', async () => {
    const { of } = await read(writing)
    expect(of('TH').length).toBe(2)
    for (const { dict } of of('TH')) expect(dict.toString()).toMatch(/\/Scope/)
    for (const tag of of('TR'))
      expect(new Set(kidsOf(tag))).toSatisfy((kinds: Set<string>) => [...kinds].every((kind) => /^T[HD]$/.test(kind)))
  })

  test('7.6 items of lists have a body, and nothing beside it but a label', async () => {
    const { of } = await read(writing)
    expect(of('LI').length).toBe(4)
    for (const tag of of('LI')) {
      expect(kidsOf(tag).filter((type) => type === 'LBody')).toHaveLength(1)
      expect(tag.kids.every((kid) => typeof kid === 'object' && /^L(Body|bl)$/.test(kid.type))).toBe(true)
    }
    for (const tag of of('L')) expect(new Set(kidsOf(tag))).toEqual(new Set(['LI']))
  })

  test('7.1, 7.2 the contents are a table of contents, with a link in every item', async () => {
    const { of } = await read(writing)
    expect(of('TOC').length).toBe(2)
    for (const tag of of('TOC')) expect(kidsOf(tag).filter((type) => !/^TOCI?$/.test(type))).toEqual([])
    expect(of('TOCI').map((tag) => below(tag).map(({ type }) => type))).toEqual([
      ['TOCI', 'Reference', 'Link'],
      ['TOCI', 'Reference', 'Link'],
    ])
  })

  test('7.2 words of another language say so; every language has the form of one', async () => {
    const { pdf, tags, of } = await read(writing)
    expect(of('Span').map(({ dict }) => dict.lookup(name('Lang'), PDFString).asString())).toEqual(['en'])
    const languages = tags.flatMap(({ dict }) => dict.lookupMaybe(name('Lang'), PDFString)?.asString() ?? [])
    for (const language of languages) expect(language).toMatch(/^[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*$/)
    expect([pdf.catalog.lookup(name('Lang'), PDFString).asString(), 'en']).toEqual([...new Set(languages)])
  })

  test('7.5 a table has its caption inside, before its rows', async () => {
    const { of } = await read(writing)
    expect(of('Table').map(kidsOf)).toEqual([['Caption', 'TR', 'TR']])
  })

  test('7.7 formulas are formulas, and have a text', async () => {
    const { of } = await read(writing)
    const texts = of('Formula').map(({ dict }) => dict.lookup(name('Alt')) as PDFString | PDFHexString)
    expect(texts.map((text) => text.decodeText())).toEqual(['x^2', '\\frac{a}{b}'])
  })

  test('notes in two rows have their brackets beside their text (ISO 32000-1, 14.8.4.4.3)', async () => {
    const { of } = await read(writing)
    const kids = of('Warichu').flatMap(kidsOf)
    expect([kids[0], kids.at(-1)]).toEqual(['WP', 'WP'])
    expect(new Set(kids)).toEqual(new Set(['WP', 'WT']))
  })

  test('7.9 notes are notes, each with an ID', async () => {
    const { of } = await read(writing)
    expect(of('Note').length).toBeGreaterThan(0)
    const ids = of('Note').map(({ dict }) => dict.get(name('ID'))?.toString())
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).not.toContain(undefined)
  })

  test('ruby has its base beside its reading (ISO 32000-1, 14.8.4.4.3)', async () => {
    const { of } = await read(writing)
    expect(of('Ruby').map(kidsOf)).toEqual(of('Ruby').map(() => ['RB', 'RT']))
    expect(of('Ruby').length).toBeGreaterThan(0)
  })

  test('7.18.3 pages with annotations are walked in the order of the tags', async () => {
    const { pdf } = await read(writing)
    for (const { node } of pdf.getPages())
      if (node.has(name('Annots'))) expect(node.get(name('Tabs'))?.toString()).toBe('/S')
  })

  test('7.18.5 links stand in elements of their own, and say where they lead', async () => {
    const { pdf, tags } = await read(writing)
    const holders = tags.filter(({ kids }) => kids.includes('link'))
    expect(new Set(holders.map(({ type }) => type))).toEqual(new Set(['Link']))
    const texts = pdf.getPages().flatMap(({ node }) => {
      const annots = node.lookupMaybe(name('Annots'), PDFArray)
      return Array.from({ length: annots?.size() ?? 0 }, (_, index) => annots?.lookup(index, PDFDict)).map(
        (annotation) => annotation?.lookup(name('Contents'), PDFHexString).decodeText(),
      )
    })
    expect(new Set(texts)).toEqual(new Set(['题', '一、节题', '注释 1', '回到注释 1 的正文', 'https://example.org/a']))
  })

  test('7.11, 7.15, 7.16, 7.18.1, 7.18.2, 7.20, 7.21 what an archive asks for as well', async () => {
    const { bytes } = await read(writing)
    const found = await checkArchival(bytes, 'test')
    // It does not call itself archival.
    expect(found.map(({ message }) => message)).toEqual([expect.stringContaining('6.6.4')])
  })

  test('7.21 fonts are embedded, and every glyph has its character', async () => {
    const { pdf } = await read(writing)
    const objects = pdf.context
      .enumerateIndirectObjects()
      .flatMap(([, object]) => (object instanceof PDFDict ? [object] : []))
    const fonts = objects.filter((dict) => dict.get(name('Subtype')) === name('Type0'))
    expect(fonts.length).toBeGreaterThan(1)
    for (const font of fonts) expect(font.has(name('ToUnicode'))).toBe(true)
    for (const dict of objects) {
      if (dict.get(name('Type')) === name('FontDescriptor')) expect(dict.has(name('FontFile2'))).toBe(true)
    }
  })
})

const STANDARD = new Set(
  'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form'.split(
    ' ',
  ),
)
