import { expect, test } from 'vitest'
import { fromXml } from 'xast-util-from-xml'
import { drawCover } from '../../scripts/epub/cover.ts'
import { sampleBook } from './sample.ts'

test('letters are outlines: no reader’s font decides how the cover looks', async () => {
  const svg = await drawCover(sampleBook())
  expect(() => fromXml(svg)).not.toThrow()
  expect(svg).toContain('<title>版心与天头：一本小书——样张 &#x26; 说明 &#x3C;试></title>')
  expect(svg).not.toContain('<text')
})

test('a character that the face lacks is left to the reader’s fonts', async () => {
  expect(await drawCover(sampleBook({ title: '𰻝面' }))).toMatch(/<text [^>]*>𰻝<\/text>/)
})

test('the least book has a cover too', async () => {
  const svg = await drawCover(sampleBook({ subtitle: undefined, publisher: undefined, creators: [] }))
  expect(() => fromXml(svg)).not.toThrow()
})
