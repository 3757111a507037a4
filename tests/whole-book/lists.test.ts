import { test } from 'vitest'
import { aBook } from '../support/command.ts'

const LONG = Array.from({ length: 23 }, (_, index) => `${index + 1}. 第${index + 1}条：大家都看过了。`).join('\n')
const NESTED = Array.from({ length: 12 }, (_, index) => `   ${index + 1}. 再看一遍。`).join('\n')

test('markers of long lists stay in one line, horizontally and vertically, with half-width marks and with whole ones', async () => {
  const book = await aBook({
    'book.yaml': `title: 列表
date: 2026-11-23
identifier: urn:uuid:0b6f4c1e-6a57-4c6e-9d0e-3f1f6f0a2b12
editions:
  horizontal: { theme: booklet }
  vertical: { theme: booklet, writing: vertical }
  plain: { theme: booklet, punctuation: plain }
  vertical-plain: { theme: booklet, writing: vertical, punctuation: plain }
`,
    '01.md': `# 列表\n\n${LONG}\n\n998. 很长。\n999. 更长。\n1000. 最长。\n\n- 下一级：\n${NESTED.replace(/^ {3}/gm, '  ')}\n`,
  })
  ;(await book.run('build', '书')).exits(0).says('没有问题。')
})
