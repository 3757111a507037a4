import { expect, test } from 'vitest'
import { checkDepth } from '../../scripts/manuscript/depth.ts'

test.each([
  ['quotations', '>'.repeat(101)],
  ['lists', '* '.repeat(101)],
  ['numbered lists', '1. '.repeat(101)],
  ['quotations and lists', '> - '.repeat(51)],
  ['emphasis', `${'*'.repeat(1000)}字${'*'.repeat(1000)}`],
])('%s without end are refused with their line', (_name, line) => {
  const found = checkDepth('a.md', `# 章\n\n${line}\n`)
  expect(found.map(({ rule, place }) => `${rule} ${place?.line}`)).toEqual(['manuscript/too-deep 3'])
})

test.each(['> '.repeat(20), '----------'.repeat(50), '* * *', '1. 2. 3. 字', '……'.repeat(900)])(
  '%s is left alone',
  (line) => {
    expect(checkDepth('a.md', line)).toEqual([])
  },
)
