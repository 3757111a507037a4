import sharp from 'sharp'
import { afterAll, describe, expect, test } from 'vitest'
import { checkEpub } from '../../scripts/preflight/epub.ts'
import { checkPictures } from '../../scripts/preflight/epub-pictures.ts'
import { startValidator } from '../../scripts/preflight/epub-standard.ts'
import { sampleDocument as withPhotograph } from '../epub/sample.ts'
import { altered, built, rewritten } from './altered-epub.ts'
import { findings, sampleDocument } from './sample.ts'

const document = sampleDocument()
const epub = await built(document)
const validator = startValidator()
afterAll(() => validator.close())

test('nothing is said of an EPUB as Banxin writes it', async () => {
  expect(await validator.check(epub)).toEqual([])
  expect(await checkPictures(epub)).toEqual([])
})

describe('what the validator finds has the place of the manuscript', () => {
  test('a link that leads nowhere: the block that it stands in', async () => {
    const broken = await altered(epub, /(功在当代)/, '<a href="#nowhere">$1</a>')
    const [first, ...others] = await validator.check(broken)
    expect(others).toEqual([])
    expect(first).toMatchObject({
      severity: 'error',
      rule: 'preflight/epubcheck-rsc-012',
      place: { file: '01.md', line: 7 },
    })
    expect(first?.message).toMatch(/RSC-012 .*EPUB\/chapter-1\.xhtml:\d+/)
  })

  test('the package: book.yaml', async () => {
    const broken = await altered(epub, /<dc:language[^>]*>.*?<\/dc:language>/, '', /package\.opf$/)
    const found = await validator.check(broken)
    expect(found.length).toBeGreaterThan(0)
    expect(new Set(found.map(({ place }) => place?.file))).toEqual(new Set(['book.yaml']))
  })

  test('what is only a warning to it is an error here', async () => {
    const broken = await altered(epub, '功在当代', '<a href="foo:bar">功在当代</a>')
    expect((await validator.check(broken)).map(({ severity }) => severity)).toEqual(['error'])
  })
})

describe('what the validator does not see', () => {
  test('a block in a paragraph', async () => {
    const broken = await altered(epub, '功在当代', '<div>功在当代</div>')
    expect(await validator.check(broken)).toEqual([])
    expect(findings(await checkEpub(document, broken))).toEqual(['preflight/epub-nesting 01.md:7:1'])
  })

  test.each([
    [
      'a paragraph in a heading, through an element that hides it',
      '功在当代',
      '<a href="#chapter-1"><p>功在当代</p></a>',
    ],
    ['a cell outside a row', '功在当代', '<span><td>功在当代</td></span>'],
    ['a caption outside a figure', '功在当代', '<figcaption>功在当代</figcaption>'],
    ['text between the rows of a table', '<tbody>', '<tbody>字'],
  ])('%s', async (_, from, to) => {
    const found = await checkEpub(document, await altered(epub, from, to))
    expect(found.map(({ rule }) => rule)).toContain('preflight/epub-nesting')
  })

  test('a role that is none', async () => {
    const broken = await altered(epub, 'role="doc-footnote"', 'role="doc-fotnote"')
    expect(await validator.check(broken)).toEqual([])
    const found = await checkEpub(document, broken)
    expect(findings(found)).toEqual(['preflight/epub-role 01.md:20:1', 'preflight/epub-role 02.md:11:1'])
    expect(found[0]?.message).toContain('doc-fotnote')
  })

  test('a picture that breaks off', async () => {
    const jpeg = await sharp({ create: { width: 64, height: 64, channels: 3, background: '#a33' } })
      .jpeg()
      .toBuffer()
    const broken = await rewritten(await built(withPhotograph()), (name, content) =>
      name.endsWith('.png') ? jpeg.subarray(0, jpeg.length / 2) : content,
    )
    expect(findings(await checkPictures(broken))).toEqual([
      'preflight/epub-picture-corrupt assets/seal.png:undefined:undefined',
    ])
  })
})
