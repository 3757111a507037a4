import { expect, it } from 'vitest'
import { describeChanges } from '../../scripts/import/change-list.ts'
import type { Change } from '../../scripts/import/imported.ts'

const change = (kind: Change['kind'], before: string, after: string): Change => ({
  file: '发言.txt',
  line: 2,
  column: 5,
  kind,
  before,
  after,
})

it('lists changes by kind, omissions of text first, blanks by name', () => {
  const changes = [
    change('space', '\u3000\u3000 \u00A0', ''),
    change('mark', ',', '，'),
    change('title', '', '引言'),
    change('duplicate', '读书 要慢...', ''),
    change('control-character', '\u0000', ''),
  ]
  expect(describeChanges(changes)).toBe(`共 5 处改动。位置是原文件的 行:列。

删去的重复内容（1 处）
  发言.txt:2:5  删去 “读书 要慢...”

标题（1 处）
  发言.txt:2:5  补上 “引言”

标点（1 处）
  发言.txt:2:5  “,” → “，”

看不见的控制字符（1 处）
  发言.txt:2:5  删去 “[U+0000]”

空白（1 处）
  发言.txt:2:5  删去 “[全角空格×2][空格][不换行空格]”
`)
})

it('says when there is nothing', () => expect(describeChanges([])).toBe('没有改动。\n'))
