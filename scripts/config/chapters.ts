import { readdir, stat } from 'node:fs/promises'
import type { Diagnostic, Outcome, Place } from '../diagnostics/diagnostic.ts'
import { finding } from './findings.ts'
import { findInside, type NotFound } from './inside.ts'
import { readSummary } from './summary.ts'
import type { PlacedYaml } from './yaml.ts'

/** A chapter that somebody listed, and where. */
export type ListedChapter = { file: string; place: Place }

const SUMMARY = 'SUMMARY.md'

/**
 * The manuscript files in reading order: `chapters:` of book.yaml; without it an mdBook SUMMARY.md; without that all
 * .md files of the folder by name (2 before 10), except README.md. Every one is a file inside the book's folder.
 */
export async function listChapters(
  listed: readonly string[] | undefined,
  root: string,
  yaml: PlacedYaml,
): Promise<Outcome<string[]>> {
  if (listed) {
    return checked(
      root,
      listed.map((file, index) => ({ file, place: yaml.place(['chapters', index]) })),
    )
  }
  const names = (await readdir(root)).filter((name) => /^[^.].*\.md$/i.test(name))
  if (names.includes(SUMMARY)) {
    const summary = await readSummary(root, SUMMARY)
    const chapters = await checked(root, summary.value ?? [])
    return { value: chapters.value, diagnostics: [...summary.diagnostics, ...chapters.diagnostics] }
  }
  const byName = new Intl.Collator('en', { numeric: true })
  const files = names.filter((name) => !/^readme(\.[\w-]+)?\.md$/i.test(name)).sort(byName.compare)
  if (files.length > 0)
    return checked(
      root,
      files.map((file) => ({ file, place: yaml.place([]) })),
    )
  const hint = '在这个文件夹里写一个 .md 文件，如 01-第一章.md。'
  return { diagnostics: [finding('chapters-missing', '文件夹里没有书稿（.md 文件）。', hint, yaml.place([]))] }
}

async function checked(root: string, listed: readonly ListedChapter[]): Promise<Outcome<string[]>> {
  const diagnostics: Diagnostic[] = []
  const files: string[] = []
  for (const { file: name, place } of listed) {
    const found = await findInside(root, name)
    const problem = found.kind !== 'inside' ? found.kind : await problemOf(found, files)
    if (problem) diagnostics.push(finding(...describe(problem, name), place))
    else if (found.kind === 'inside') files.push(found.file)
  }
  return { value: files, diagnostics }
}

type Problem = NotFound | 'type' | 'twice' | 'folder'

async function problemOf(found: { path: string; file: string }, before: string[]): Promise<Problem | undefined> {
  if ((await stat(found.path)).isDirectory()) return 'folder'
  if (!/\.md$/i.test(found.file)) return 'type'
  return before.includes(found.file) ? 'twice' : undefined
}

function describe(problem: Problem, name: string): [rule: string, message: string, hint: string] {
  switch (problem) {
    case 'missing':
      return ['chapter-missing', `找不到章节文件 ${name}。`, '检查文件名和大小写，或删去这一项。']
    case 'folder':
      return ['chapter-missing', `${name} 是文件夹，不是章节文件。`, '写出里面的文件名。']
    case 'backslash':
      return ['chapter-missing', `章节路径 ${name} 用了反斜线。`, '文件夹之间用 / 分隔。']
    case 'outside':
      return ['chapter-outside', `章节文件 ${name} 在书的文件夹之外。`, '把它放进书的文件夹；符号链接也不能引到外面。']
    case 'absolute':
      return ['chapter-outside', `章节文件 ${name} 用了绝对路径。`, '改写成从书的文件夹起的路径。']
    case 'twice':
      return ['chapter-twice', `章节文件 ${name} 列了两次。`, '只留一次。']
    case 'type':
      return ['chapter-type', `章节文件 ${name} 不是 .md 文件。`, '书稿用 Markdown；其他格式先用 banxin import 转换。']
  }
}
