import { expect, test } from 'vitest'
import { keepPart } from '../../bench/keep.ts'

test('a bench writes over its own results and leaves those of others', () => {
  const kept = keepPart(keepPart('', '# 一\n\n旧\n'), '# 二\n\n## 节\n\n留\n')
  expect(keepPart(kept, '# 一\n\n新\n')).toBe('# 一\n\n新\n\n# 二\n\n## 节\n\n留\n')
})
