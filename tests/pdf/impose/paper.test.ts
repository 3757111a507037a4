import { expect, test } from 'vitest'
import { lyingFor, PAPERS, turnedFor } from '../../../scripts/pdf/impose/paper.ts'

const A5 = { width: 148, height: 210 }

test('the smallest paper on which two pages stand beside each other', () => {
  expect(lyingFor(A5)).toEqual({ paper: 'a4', sheet: { width: 297, height: 210 } })
  expect(lyingFor({ width: 130, height: 184 })?.paper).toBe('a4')
  expect(lyingFor({ width: 140, height: 203 })?.paper).toBe('a4')
  expect(lyingFor({ width: 105, height: 148 })?.paper).toBe('a5')
  expect(lyingFor(PAPERS.a4)?.paper).toBe('a3')
  expect(lyingFor({ width: 149, height: 211 })?.paper).toBe('a3')
})

test('paper that is named and too small is none', () => {
  expect(lyingFor(A5, 'a5')).toBeUndefined()
  expect(lyingFor(A5, 'a3')?.sheet).toEqual({ width: 420, height: 297 })
  expect(lyingFor({ width: 500, height: 700 })).toBeUndefined()
})

test('two pages on lying paper, four on standing', () => {
  expect(turnedFor(PAPERS.a4, PAPERS.a4, 2)).toEqual({ width: 297, height: 210 })
  expect(turnedFor(PAPERS.a4, PAPERS.a4, 4)).toEqual({ width: 210, height: 297 })
})
