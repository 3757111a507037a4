import { h } from 'hastscript'
import { expect, test } from 'vitest'
import { collectTargets, nameTarget } from '../../scripts/epub/targets.ts'
import { chapter, sampleDocument } from './sample.ts'

const number = h('span', { className: ['formula-number'], dataGenerated: '' }, '（3）')
const formula = h('div', { className: ['formula'], id: 'eq' }, [h('math', 'x'), number])
const targets = (language: 'zh-Hans' | 'ja') =>
  collectTargets({ ...sampleDocument({ language }), chapters: [chapter(1, '题', [formula])] })

test('a formula is called by its number', () => {
  const chinese = targets('zh-Hans')
  expect(nameTarget(chinese, chinese.byId.get('eq'), 0, undefined).name).toBe('式（3）')
})

test('what is not there has a name in the language of the book', () => {
  expect(nameTarget(targets('zh-Hans'), undefined, 0, undefined).name).toBe('相应位置')
  expect(nameTarget(targets('ja'), undefined, 0, undefined).name).toBe('該当箇所')
})
