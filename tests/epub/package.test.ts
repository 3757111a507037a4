import { expect, test } from 'vitest'
import { writePackage } from '../../scripts/epub/package.ts'
import { sampleBook } from './sample.ts'

function metadata(changes: Parameters<typeof sampleBook>[0] = {}) {
  return writePackage({
    book: sampleBook(changes),
    accessibility: {
      accessModes: ['textual'],
      sufficient: ['textual'],
      features: ['ARIA'],
      hazards: ['none'],
      summary: '说明。',
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

test('authors are creators, an editor beside them contributes, an editor alone is the creator', () => {
  const opf = metadata()
  expect(opf).toContain(
    '<dc:creator id="creator-1">张三</dc:creator><meta refines="#creator-1" property="role" scheme="marc:relators">aut</meta>',
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
