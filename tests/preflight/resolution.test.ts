import { expect, test } from 'vitest'
import { ppiOf } from '../../scripts/preflight/printed-picture.ts'
import { checkResolution, type PlacedPicture } from '../../scripts/preflight/resolution.ts'

const area = { width: 378, height: 567 }
const placed = (line: number, width: number, height: number, drawing = false): PlacedPicture => ({
  source: `01.md:${line}:1`,
  file: `${line}.png`,
  width,
  height,
  drawing,
})
const printed = (width: number, height: number, ppi: number, lines = false) => ({ page: 0, width, height, ppi, lines })
const told = (...args: Parameters<typeof checkResolution>) =>
  checkResolution(...args).map(
    ({ message, place }) => `${place?.line}: ${/(图片|线条图) .*?ppi|要 \d+/.exec(message)?.[0]}`,
  )

test('the direction with fewer pixels counts', () => {
  expect(ppiOf(300, 300, 72, 144)).toBe(150)
})

test('each purpose and kind of picture wants its own', () => {
  const two = [[placed(3, 300, 200), placed(9, 500, 300)]]
  expect(told([printed(300, 200, 149.6), printed(500, 300, 150)], two, { kind: 'office', area })).toEqual([])
  expect(told([printed(300, 200, 149), printed(500, 300, 140)], two, { kind: 'office', area })).toHaveLength(2)
  expect(told([printed(300, 200, 299), printed(500, 300, 599, true)], two, { kind: 'press', area })).toEqual([
    '3: 图片 3.png 只有 299 ppi',
    '9: 线条图 9.png 只有 599 ppi',
  ])
})

test('the place is that of the picture with these pixels, turned or not, in its order; of a bitmap in a drawing the drawing', () => {
  const many = [[placed(3, 300, 200), placed(5, 300, 200), placed(7, 200, 900), placed(9, 40, 40, true)]]
  const found = [printed(300, 200, 90), printed(900, 200, 90), printed(300, 200, 90), printed(17, 17, 90)]
  expect(told(found, many, { kind: 'press', area }).map((one) => one.split(':')[0])).toEqual(['3', '7', '5', '9'])
})

test('how many pixels are needed: a small picture would be printed larger with more', () => {
  const [grown] = checkResolution([printed(189, 100, 96)], [[placed(3, 189, 100)]], { kind: 'press', area })
  expect(grown?.hint).toContain('1190×630')
  const [reduced] = checkResolution([printed(600, 400, 152)], [[placed(3, 600, 400)]], { kind: 'press', area })
  expect(reduced?.hint).toContain('1190×790')
})
