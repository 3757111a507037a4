import { h } from 'hastscript'
import { expect, test } from 'vitest'
import { documentUses } from '../../scripts/fonts/uses.ts'
import { drawingOf } from '../../scripts/manuscript/drawings.ts'
import { bookWith } from './sample.ts'

test('gives every text of chapters and notes with its nearest block, and the words of book.yaml', () => {
  const section = h('section', [h('p', { dataSource: '01.md:3:1' }, ['甲', h('strong', '乙')]), h('p', '丙')])
  const element = h('aside', { dataSource: '01.md:9:1' }, [h('p', '注')])
  const heading = { id: 'a', level: 2, number: '一、', text: '题', source: '01.md:2:1' }
  const chapter = {
    id: 'chapter-1',
    file: '01.md',
    title: '题',
    matter: 'body' as const,
    headings: [heading],
    section,
    notes: [{ id: 'n', number: 1, element }],
  }
  const uses = [...documentUses({ book: bookWith(), chapters: [chapter], assets: [] })]
  expect(uses).toEqual(
    expect.arrayContaining([
      { text: '甲', source: '01.md:3:1' },
      { text: '乙', source: '01.md:3:1' },
      { text: '丙', source: undefined },
      { text: '注', source: '01.md:9:1' },
      { text: '一、题', source: '01.md:2:1' },
      { text: '小书', source: 'book.yaml' },
    ]),
  )
})

function drawn(svg: string) {
  const data = new TextEncoder().encode(`<svg xmlns="http://www.w3.org/2000/svg">\n${svg}</svg>`)
  const file = 'assets/a.svg'
  const drawing = drawingOf(data, file).value
  return { src: file, file, path: `/${file}`, mediaType: 'image/svg+xml' as const, width: 1, height: 1, drawing }
}

const usesOf = (...assets: ReturnType<typeof drawn>[]) =>
  [...documentUses({ book: bookWith(), chapters: [], assets })].filter(({ source }) => source !== 'book.yaml')

test('gives the words of a drawing with their place in its file, once however many chapters show it', () => {
  const picture = drawn('<title>题</title><text>甲<tspan>乙</tspan></text>')
  expect(usesOf(picture, { ...picture })).toEqual([
    { text: '甲', source: 'assets/a.svg:2:23' },
    { text: '乙', source: 'assets/a.svg:2:31' },
  ])
})

test('gives the forms that marks have in vertical lines to a drawing that has such lines', () => {
  const [use] = usesOf(drawn('<text writing-mode="vertical-rl">甲，乙。</text>'))
  expect(use?.text).toBe('甲，乙。︐︒')
})
