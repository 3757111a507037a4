import { VFile } from 'vfile'
import { expect, test } from 'vitest'
import { diagnosticsOf, report } from '../../scripts/html/messages.ts'

test('a finding keeps severity, rule, words and place; findings come in the order of the text', () => {
  const file = new VFile({ path: 'a.md' })
  report(file, 'error', 'one', { line: 2, column: 3 }, '错。', '改。')
  report(
    file,
    'warning',
    'two',
    { type: 'x', position: { start: { line: 4, column: 5 }, end: { line: 4, column: 6 } } },
    '疑。',
  )
  report(file, 'info', 'three', undefined, '知。')
  expect(diagnosticsOf(file)).toEqual([
    {
      severity: 'info',
      rule: 'html/three',
      message: '知。',
      hint: undefined,
      place: { file: 'a.md', line: 1, column: 1 },
    },
    { severity: 'error', rule: 'html/one', message: '错。', hint: '改。', place: { file: 'a.md', line: 2, column: 3 } },
    {
      severity: 'warning',
      rule: 'html/two',
      message: '疑。',
      hint: undefined,
      place: { file: 'a.md', line: 4, column: 5 },
    },
  ])
})
