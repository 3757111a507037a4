import { deflateSync, inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import type { BrowserFile, BrowserObject } from '../../scripts/pdf/browser-file.ts'
import { markPages } from '../../scripts/pdf/page-artifacts.ts'

const plain = (content: string): BrowserObject => ({
  text: `<</Length ${content.length}>>`,
  stream: Buffer.from(content, 'latin1'),
})
const packed = (content: string): BrowserObject => {
  const stream = deflateSync(Buffer.from(content, 'latin1'))
  return { text: `<</Filter /FlateDecode\n/Length ${stream.length}>>`, stream }
}
const page = (contents: number, forms = ''): BrowserObject => ({
  text: `<</Type /Page\n/Resources <</XObject <<${forms}>>>>\n/Contents ${contents} 0 R>>`,
})
const file = (...objects: BrowserObject[]): BrowserFile => ({
  objects: new Map(objects.map((object, index) => [index + 1, object])),
  root: 0,
  info: 0,
})
const contentOf = ({ objects }: BrowserFile, number: number) => {
  const object = objects.get(number) as BrowserObject
  expect(Number(object.text.match(/\/Length (\d+)/)?.[1])).toBe(object.stream?.length)
  return (object.text.includes('/FlateDecode') ? inflateSync(object.stream as Uint8Array) : object.stream)?.toString()
}

test.each([['plain'], ['packed']])('a rule that no tag has is an artifact, in a %s stream', (kind) => {
  const content = kind === 'plain' ? plain : packed
  expect(contentOf(markPages(file(page(2), content('0 0 9 1 re\nf'))), 2)).toBe('/Artifact BMC\n0 0 9 1 re\nf\nEMC')
})

test('a page whose content all has tags stays as the browser wrote it', () => {
  const content = plain('/P <</MCID 0 >>BDC\nBT\nET\nEMC')
  expect(markPages(file(page(2), content)).objects.get(2)).toBe(content)
})

test('a form with tags of its own is none; one without is', () => {
  const marked = markPages(
    file(page(2, '/X3 3 0 R /X4 4 0 R'), plain('/X3 Do\n/X4 Do'), packed('/P <</MCID 0 >>BDC\nEMC'), plain('f')),
  )
  expect(contentOf(marked, 2)).toBe('/X3 Do\n/Artifact BMC\n/X4 Do\nEMC')
})

test('streams that are no page’s content are left alone', () => {
  const form = plain('0 0 9 1 re\nf')
  expect(markPages(file(page(2), plain(''), form)).objects.get(3)).toBe(form)
})
