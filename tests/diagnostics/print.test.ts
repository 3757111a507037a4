import { expect, test } from 'vitest'
import { type Diagnostic, eachOnce } from '../../scripts/diagnostics/diagnostic.ts'
import { exitCode } from '../../scripts/diagnostics/exit.ts'
import { codeFrame } from '../../scripts/diagnostics/frame.ts'
import { printDiagnostics, summary } from '../../scripts/diagnostics/print.ts'
import { folderWith } from '../support/folder.ts'

const finding: Diagnostic = {
  severity: 'error',
  rule: 'manuscript/image-missing',
  message: '找不到图片 a:b,c.png。',
  hint: '检查 100% 的文件名。',
  place: { file: '01.md', line: 2, column: 3 },
}

test('text has the place, the source line with a caret under it, and what to do', async () => {
  const root = await folderWith({ '01.md': '# 题\n正文![图](a.png)\n' })
  const text = await printDiagnostics([finding], { format: 'text', root })
  expect(text.replace(`${root}/`, '')).toBe(
    [
      '01.md:2:3 错误 找不到图片 a:b,c.png。 [manuscript/image-missing]',
      '  2 | 正文![图](a.png)',
      '          ^',
      '  → 检查 100% 的文件名。',
      '',
    ].join('\n'),
  )
})

test('text of a file that is gone has no source line, and no crash', async () => {
  expect(await printDiagnostics([finding], { format: 'text', root: '/nowhere' })).not.toContain('|')
})

test('GitHub gets one line, escaped', async () => {
  expect(await printDiagnostics([finding], { format: 'github' })).toBe(
    '::error file=01.md,line=2,col=3,title=manuscript/image-missing::找不到图片 a:b,c.png。 检查 100%25 的文件名。\n',
  )
  const odd: Diagnostic = {
    ...finding,
    severity: 'info',
    place: { file: 'a,b:c.md' },
    message: '一\n二',
    hint: undefined,
  }
  expect(await printDiagnostics([odd], { format: 'github' })).toBe(
    '::notice file=a%2Cb%3Ac.md,title=manuscript/image-missing::一%0A二\n',
  )
})

test('JSON has the findings, how many, and the exit code', async () => {
  expect(JSON.parse(await printDiagnostics([finding], { format: 'json' }))).toEqual({
    exit: 1,
    errors: 1,
    warnings: 0,
    infos: 0,
    diagnostics: [finding],
  })
})

test('the same finding of two editions is one', () => {
  expect(eachOnce([finding, { ...finding }, { ...finding, message: '另一条' }])).toHaveLength(2)
})

test('a long line is cut around the place; the caret counts two columns for a Han', () => {
  const line = `${'甲'.repeat(300)}乙${'丙'.repeat(300)}`
  const [shown = '', caret = ''] = codeFrame(line, { line: 7, column: 301 }).split('\n')
  expect(shown).toMatch(/^7 \| …甲{12}乙丙+…$/)
  expect(caret.length - 1).toBe('7 | …'.length + 2 * 12)
  expect(codeFrame('甲', { line: 1, column: 99 })).toBe('1 | 甲\n      ^')
})

test('the exit code is that of whoever has most to do: machine, configuration, manuscript', () => {
  const error = (domain?: Diagnostic['domain']): Diagnostic => ({ ...finding, domain })
  expect(exitCode([])).toBe(0)
  expect(exitCode([{ ...finding, severity: 'warning', domain: 'machine' }])).toBe(0)
  expect(exitCode([error()])).toBe(1)
  expect(exitCode([error(), error('configuration')])).toBe(2)
  expect(exitCode([error('machine'), error('configuration'), error()])).toBe(3)
})

test('the summary counts errors and warnings', () => {
  expect(summary([finding, finding, { ...finding, severity: 'warning' }])).toBe('2 个错误，1 个警告')
  expect(summary([{ ...finding, severity: 'info' }])).toBe('没有问题')
})
