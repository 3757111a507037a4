import { expect, test } from 'vitest'
import { cleanSvg } from '../../scripts/manuscript/svg.ts'
import { writeXml } from '../../scripts/manuscript/xml.ts'

function cleaned(content: string): string {
  const { value } = cleanSvg(
    new TextEncoder().encode(`<svg xmlns="http://www.w3.org/2000/svg">${content}</svg>`),
    'a.svg',
  )
  return value ? writeXml(value) : ''
}

test.each([
  ['good ones stay', '<g id="a"/><use href="#a"/>', '<g id="a"/><use xlink:href="#a"/>'],
  ['a digit, with what points to it', '<g id="1"/><use href="#1"/>', '<g id="id-1"/><use xlink:href="#id-1"/>'],
  ['Han, in url()', '<g id="甲"/><g fill="url(#甲)"/>', '<g id="id-1"/><g fill="url(#id-1)"/>'],
  ['a selector', '<style>#甲,.a{fill:red}</style><g id="甲"/>', '<style>#id-1,.a{fill:red}</style><g id="id-1"/>'],
  ['a colour is none', '<g id="1" fill="#111"/>', '<g id="id-1" fill="#111"/>'],
  ['blanks', '<g id="a b"/><use href="#a b"/>', '<g id="id-1"/><use xlink:href="#id-1"/>'],
  ['a name that is taken', '<g id="id-2"/><g id="2"/>', '<g id="id-2"/><g id="id-3"/>'],
  ['the second of two', '<g id="a"/><g id="a"/>', '<g id="a"/><g/>'],
])('%s', (_, given, expected) => {
  expect(cleaned(given)).toContain(expected)
})
