import { statSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import type { Diagnostic, Outcome, Place } from '../diagnostics/diagnostic.ts'
import type { Book, Matter } from './book.ts'
import { finding } from './findings.ts'
import { findInside, type NotFound } from './inside.ts'
import type { Read } from './source.ts'
import { readSummary } from './summary.ts'
import type { PlacedYaml } from './yaml.ts'

/** A chapter that somebody listed, and where. */
export type ListedChapter = { file: string; matter: Matter; place: Place }

/** The lists of book.yaml. */
export type ChapterLists = {
  front: readonly string[]
  chapters?: readonly string[]
  attachments: readonly string[]
  back: readonly string[]
}

export type BookChapters = Pick<Book, 'chapters' | 'matter'>

const SUMMARY = 'SUMMARY.md'

/**
 * The manuscript files in reading order: front matter, body, attachments, back matter. The body is `chapters:` of book.yaml; without it
 * an mdBook SUMMARY.md, which may have front and back matter of its own; without that all .md files of the folder by name
 * (2 before 10), except README.md and what the other lists name. Every one is a file inside the book's folder.
 */
export async function listChapters(lists: ChapterLists, root: string, yaml: PlacedYaml): Promise<Read<BookChapters>> {
  const listed = (key: keyof ChapterLists, matter: Matter) =>
    (lists[key] ?? []).map((file, index): ListedChapter => ({ file, matter, place: yaml.place([key, index]) }))
  const front = listed('front', 'front')
  const attachments = listed('attachments', 'attachment')
  const back = listed('back', 'back')
  const body = lists.chapters
    ? { value: listed('chapters', 'body'), diagnostics: [], read: [] }
    : await foundChapters(
        root,
        yaml,
        new Set([...lists.front, ...lists.attachments, ...lists.back].map((file) => path.posix.normalize(file))),
      )
  const found = body.value ?? []
  const inOrder = [
    ...front,
    ...found.filter(({ matter }) => matter === 'front'),
    ...found.filter(({ matter }) => matter === 'body'),
    ...attachments,
    ...found.filter(({ matter }) => matter === 'back'),
    ...back,
  ]
  const chapters = await checked(root, inOrder)
  return { value: chapters.value, diagnostics: [...body.diagnostics, ...chapters.diagnostics], read: body.read }
}

async function foundChapters(
  root: string,
  yaml: PlacedYaml,
  elsewhere: ReadonlySet<string>,
): Promise<Read<ListedChapter[]>> {
  const names = (await readdir(root)).filter((name) => /^[^.].*\.md$/i.test(name))
  if (names.includes(SUMMARY)) {
    const summary = await readSummary(root, SUMMARY)
    const others = summary.value?.filter(({ file }) => !elsewhere.has(path.posix.normalize(file)))
    return { ...summary, value: others }
  }
  const byName = new Intl.Collator('en', { numeric: true })
  const files = names
    .filter((name) => !/^readme(\.[\w-]+)?\.md$/i.test(name) && !elsewhere.has(name))
    .sort(byName.compare)
  if (files.length > 0) {
    return { value: files.map((file) => ({ file, matter: 'body', place: yaml.place([]) })), diagnostics: [], read: [] }
  }
  const hint = '在这个文件夹里写一个 .md 文件，如 01-第一章.md。'
  const message =
    elsewhere.size > 0
      ? '除了 front、attachments 和 back，没有正文的书稿（.md 文件）。'
      : '文件夹里没有书稿（.md 文件）。'
  return { diagnostics: [finding('chapters-missing', message, hint, yaml.place([]))], read: [] }
}

async function checked(root: string, listed: readonly ListedChapter[]): Promise<Outcome<BookChapters>> {
  const diagnostics: Diagnostic[] = []
  const files: string[] = []
  const matters: Record<string, Matter> = {}
  for (const { file: name, matter, place } of listed) {
    const found = await findInside(root, name)
    const problem = found.kind !== 'inside' ? found.kind : problemOf(found, files)
    if (problem) diagnostics.push(finding(...describe(problem, name), place))
    else if (found.kind === 'inside') {
      files.push(found.file)
      if (matter !== 'body') matters[found.file] = matter
    }
  }
  return { value: { chapters: files, matter: matters }, diagnostics }
}

type Problem = NotFound | 'type' | 'twice' | 'folder'

function problemOf(found: { path: string; file: string }, before: string[]): Problem | undefined {
  if (statSync(found.path).isDirectory()) return 'folder'
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
