import { expect, test } from 'vitest'
import { markArtifacts } from '../../scripts/pdf/artifacts.ts'

const marked = (lines: string[], tagged: string[] = []) => markArtifacts(lines, (form) => tagged.includes(form))

test('a running head becomes an artifact', () => {
  expect(marked(['q', 'BT', '/F6 10 Tf', '<0327> Tj', 'ET', 'Q'])).toEqual([
    'q',
    '/Artifact BMC',
    'BT',
    '/F6 10 Tf',
    '<0327> Tj',
    'ET',
    'EMC',
    'Q',
  ])
})

test('what is tagged stays as it is', () => {
  const lines = ['/P <</MCID 0 >>BDC', 'BT', '<01f6> Tj', 'ET', '0 0 9 1 re', 'f', '/X1 Do', 'EMC']
  expect(marked(lines)).toEqual(lines)
})

test('a rule becomes one from its first operator; a clip is none', () => {
  expect(marked(['0 0 9 9 re', 'W* n', '0 8539 95 1 re', 'f'])).toEqual([
    '0 0 9 9 re',
    'W* n',
    '/Artifact BMC',
    '0 8539 95 1 re',
    'f',
    'EMC',
  ])
})

test('a path of many parts is one', () => {
  expect(marked(['0 0 m', '9 0 l', '9 9 l', 'h', 'S'])).toEqual([
    '/Artifact BMC',
    '0 0 m',
    '9 0 l',
    '9 9 l',
    'h',
    'S',
    'EMC',
  ])
})

test('forms and shadings; a form with tags of its own is none', () => {
  expect(marked(['/X1 Do', '/X2 Do', '/S1 sh'], ['X2'])).toEqual([
    '/Artifact BMC',
    '/X1 Do',
    'EMC',
    '/X2 Do',
    '/Artifact BMC',
    '/S1 sh',
    'EMC',
  ])
})
