import { describe, expect, test } from 'vitest'
import { cleanSvg } from '../../scripts/manuscript/svg.ts'
import { drawnWords, hasVerticalLines } from '../../scripts/manuscript/svg-words.ts'

function tree(content: string, before = '') {
  const svg = `${before}<svg xmlns="http://www.w3.org/2000/svg">${content}</svg>`
  const { value } = cleanSvg(new TextEncoder().encode(svg), 'a.svg')
  if (!value) throw new Error('no picture')
  return value
}

/** Words that are shown, and in brackets those that may be. */
const words = (content: string) =>
  drawnWords(tree(content))
    .map(({ text, shown }) => (shown ? text : `(${text})`))
    .join(' ')

test('words are the text inside <text>, and nothing else', () => {
  const content =
    '<title>题</title>乱<g><text>甲<tspan>乙</tspan><title>提示</title> <textPath>丙</textPath></text></g><style>.x{}</style>'
  expect(words(content)).toBe('甲 乙 丙')
})

test('they come with their place in the file, a document type before them or not', () => {
  const place = (before: string) => drawnWords(tree('\n <text>甲</text>', before))[0]
  expect(place('')).toMatchObject({ line: 2, column: 8 })
  expect(place('<!DOCTYPE svg [\n<!ENTITY a "b">\n]>\n')).toMatchObject({ line: 5, column: 8 })
})

describe('words that may stay unseen are told from the others', () => {
  test.each([
    ['<defs><text>甲</text></defs><text>乙</text>', '(甲) 乙'],
    ['<symbol><text>甲</text></symbol>', '(甲)'],
    ['<clipPath><text>甲</text></clipPath>', '(甲)'],
    ['<g display="none"><text>甲</text></g>', '(甲)'],
    ['<g style="fill:red; display : none"><text>甲</text></g>', '(甲)'],
    ['<text visibility="hidden">甲</text>', '(甲)'],
    ['<style>.a,.st0{display:none;} .st1{fill:red}</style><g class="st1 st0"><text>甲</text></g>', '(甲)'],
    ['<style>.st1{fill:red}</style><g class="st1"><text>甲</text></g>', '甲'],
    ['<switch><text>甲</text><text>乙</text></switch>', '甲 (乙)'],
    ['<switch><text systemLanguage="en">A</text><text>乙</text></switch>', '(A) (乙)'],
  ])('%s', (content, expected) => {
    expect(words(content)).toBe(expected)
  })
})

test.each([
  ['<text writing-mode="tb">甲</text>', true],
  ['<text style="writing-mode: vertical-rl">甲</text>', true],
  ['<style>text{writing-mode:vertical-lr}</style>', true],
  ['<text writing-mode="lr">甲</text>', false],
  ['<text>writing</text>', false],
])('vertical lines in %s: %s', (content, expected) => {
  expect(hasVerticalLines(tree(content))).toBe(expected)
})
