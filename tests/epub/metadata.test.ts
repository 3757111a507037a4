import { expect, test } from 'vitest'
import type { Accessibility } from '../../scripts/epub/accessibility.ts'
import { writePackage } from '../../scripts/epub/package.ts'
import { sampleBook } from './sample.ts'

function metadata(changes: Parameters<typeof sampleBook>[0] = {}, access: Partial<Accessibility> = {}) {
  return writePackage({
    book: sampleBook(changes),
    writing: 'horizontal',
    accessibility: {
      accessModes: ['textual'],
      sufficient: ['textual'],
      features: ['ARIA'],
      hazards: ['none'],
      summary: '说明。',
      ...access,
    },
    manifest: [],
    spine: [],
    guide: [],
  })
}

test('the title and its subtitle have their kinds', () => {
  const opf = metadata()
  expect(opf).toContain(
    '<dc:title id="main-title">版心与天头：一本小书</dc:title><meta refines="#main-title" property="title-type">main</meta>',
  )
  expect(opf).toContain('<meta refines="#sub-title" property="title-type">subtitle</meta>')
})

test('a short title is one more', () => {
  expect(metadata({ shortTitle: '版心' })).toContain(
    '<dc:title id="short-title">版心</dc:title><meta refines="#short-title" property="title-type">short</meta><meta refines="#short-title" property="display-seq">3</meta>',
  )
})

test('Han names are sorted as they are written, others as the book says', () => {
  const opf = metadata({
    creators: [
      { name: '张三', role: 'aut' },
      { name: 'Jane Austen', role: 'aut', fileAs: 'Austen, Jane' },
      { name: 'John Doe', role: 'aut' },
    ],
  })
  expect(opf).toContain('<meta refines="#creator-1" property="file-as">张三</meta>')
  expect(opf).toContain('<meta refines="#creator-2" property="file-as">Austen, Jane</meta>')
  expect(opf).not.toContain('refines="#creator-3" property="file-as"')
})

test('a series, and the place in it', () => {
  const opf = metadata({ series: { name: '学习丛书', number: 3 } })
  expect(opf).toContain(
    '<meta id="series" property="belongs-to-collection">学习丛书</meta><meta refines="#series" property="collection-type">series</meta><meta refines="#series" property="group-position">3</meta>',
  )
})

test('who vouches that it conforms', () => {
  const conformance = { standard: 'EPUB Accessibility 1.1 - WCAG 2.1 Level AA', certifiedBy: '某社' }
  expect(metadata({}, { conformance })).toContain(
    '<meta id="conformance" property="dcterms:conformsTo">EPUB Accessibility 1.1 - WCAG 2.1 Level AA</meta><meta refines="#conformance" property="a11y:certifiedBy">某社</meta>',
  )
})

test('authors are creators, an editor beside them contributes, an editor alone is the creator', () => {
  const opf = metadata()
  expect(opf).toContain(
    '<dc:creator id="creator-1">张三</dc:creator><meta refines="#creator-1" property="file-as">张三</meta><meta refines="#creator-1" property="role" scheme="marc:relators">aut</meta>',
  )
  expect(opf).toContain('<dc:contributor id="creator-3">王五</dc:contributor>')
  expect(metadata({ creators: [{ name: '王五', role: 'edt' }] })).toContain(
    '<dc:creator id="creator-1">王五</dc:creator>',
  )
})

test('is modified when the book says so, not when it is built', () => {
  expect(metadata()).toContain('<meta property="dcterms:modified">2026-11-22T12:00:00Z</meta>')
})

test('what the book does not say is not there', () => {
  expect(metadata({ publisher: undefined, rights: '', subtitle: undefined })).not.toMatch(
    /dc:publisher|dc:rights|subtitle/,
  )
})

test('an ISBN is marked as one', () => {
  expect(metadata({ identifier: 'urn:isbn:9787010000008' })).toContain(
    'property="identifier-type" scheme="onix:codelist5">15</meta>',
  )
})
