import type { Change, ChangeKind } from './imported.ts'

const names: Record<ChangeKind, string> = {
  duplicate: '删去的重复内容',
  title: '标题',
  heading: '小标题（序号由排版自动生成）',
  signature: '落款',
  'line-break': '分段与换行',
  'quotation-mark': '引号',
  bracket: '括号',
  mark: '标点',
  ellipsis: '省略号',
  dash: '破折号',
  character: '全角字母数字与部首字',
  'control-character': '看不见的控制字符',
  space: '空白',
}

/** The changes as a text for people: by kind, what leaves the text first, each with its place. */
export function describeChanges(changes: readonly Change[]): string {
  if (changes.length === 0) return '没有改动。\n'
  const lines = [`共 ${changes.length} 处改动。位置是原文件的 行:列。`]
  for (const kind of Object.keys(names) as ChangeKind[]) {
    const same = changes.filter((change) => change.kind === kind)
    if (same.length === 0) continue
    lines.push('', `${names[kind]}（${same.length} 处）`)
    for (const change of same) lines.push(`  ${change.file}:${change.line}:${change.column}  ${describe(change)}`)
  }
  return `${lines.join('\n')}\n`
}

function describe({ before, after }: Change): string {
  if (after === '') return `删去 ${quote(before)}`
  if (before === '') return `补上 ${quote(after)}`
  return `${quote(before)} → ${quote(after)}`
}

/** Blanks and invisible characters by name: nobody sees the difference between two blanks. */
function quote(text: string): string {
  const visible = text.replace(/[\s\p{Cc}\p{Cf}]+/gu, (run) => (run === ' ' && text.length > 1 ? run : nameRun(run)))
  return `“${visible}”`
}

function nameRun(run: string): string {
  const counts = new Map<string, number>()
  for (const character of run) counts.set(character, (counts.get(character) ?? 0) + 1)
  return [...counts].map(([one, count]) => `[${nameOf(one)}${count > 1 ? `×${count}` : ''}]`).join('')
}

function nameOf(character: string): string {
  const known: Record<string, string> = {
    ' ': '空格',
    '\u3000': '全角空格',
    '\u00a0': '不换行空格',
    '\t': '制表符',
    '\n': '换行',
  }
  const code = character.codePointAt(0) ?? 0
  return known[character] ?? `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
}
