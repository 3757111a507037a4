import { expect, test } from 'vitest'
import { fromXml } from 'xast-util-from-xml'
import { drawnElements } from '../../scripts/manuscript/svg-weight.ts'

test.each([
  ['what is there', '<svg><g><rect/></g></svg>', 3],
  ['what is used, each time', '<svg><g id="a"><rect/></g><use xlink:href="#a"/><use xlink:href="#a"/></svg>', 9],
  [
    'uses of uses',
    '<svg><rect id="a"/><g id="b"><use xlink:href="#a"/><use xlink:href="#a"/></g><use xlink:href="#b"/></svg>',
    13,
  ],
  [
    'nothing for what is not there, or uses itself',
    '<svg><g id="a"><use xlink:href="#a"/></g><use xlink:href="#x"/></svg>',
    6,
  ],
])('counts %s', (_, svg, expected) => {
  const withNames = svg.replace('<svg>', '<svg xmlns:xlink="http://www.w3.org/1999/xlink">')
  expect(drawnElements(fromXml(withNames))).toBe(expected)
})
