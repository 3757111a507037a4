import { expect, test } from 'vitest'
import { x } from 'xastscript'
import { writeXml, xmlText } from '../../scripts/manuscript/xml.ts'

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'

test('escapes what would be read as marks', () => {
  const tree = x('p', { title: '"a" <b> & ]]>' }, ['a < b & c > d', ']]', '>'])
  const attribute = 'title="&#x22;a&#x22; &#x3C;b> &#x26; ]]&gt;"'
  expect(writeXml(tree)).toBe(`${HEAD}<p ${attribute}>a &#x3C; b &#x26; c > d]]&gt;</p>\n`)
})

test('closes empty elements, in XHTML only those that are void', () => {
  const tree = {
    type: 'root' as const,
    children: [{ type: 'doctype' as const, name: 'html' }, x('p', [x('br'), x('b')])],
  }
  expect(writeXml(tree)).toBe(`${HEAD}<!DOCTYPE html><p><br/><b/></p>\n`)
  expect(writeXml(tree, { selfClosed: new Set(['br']) })).toBe(`${HEAD}<!DOCTYPE html><p><br/><b></b></p>\n`)
})

test('tells where the elements begin whose attribute it leaves out', () => {
  const found: [string, string][] = []
  const offsets: [string, number][] = []
  const form = {
    leaveOut: { attribute: 'at', found: (value: string, offset: number) => void offsets.push([value, offset]) },
  }
  const xml = writeXml(x('a', { at: '1' }, ['文', x('b', { at: '2', id: 'i' }, '&')]), form)
  for (const [value, offset] of offsets) found.push([value, xml.slice(offset, offset + 3)])
  expect(xml).toBe(`${HEAD}<a>文<b id="i">&#x26;</b></a>\n`)
  expect(found).toEqual([
    ['1', '<a>'],
    ['2', '<b '],
  ])
})

test('no character stays that XML forbids', () => {
  expect(xmlText('a\u0000\u000bb\ufffe\uffffc\ud800d\t\n')).toBe('abc\ufffdd\t\n')
})
