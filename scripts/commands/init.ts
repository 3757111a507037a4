import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { stringify } from 'yaml'
import { hasErrors, type Outcome } from '../diagnostics/diagnostic.ts'
import { refuseOccupied, writeFolder } from './new-folder.ts'

export type InitRequest = {
  /** Folder of the new book; it must be empty or not be there. */
  folder: string
  /** Default: the folder's name. */
  title?: string
  /** YYYY-MM-DD for book.yaml. */
  date: string
  /** A UUID of its own, for book.yaml. */
  uuid: string
}

/** Makes a small book that builds as it is, and shows how one is written. */
export async function initBook({ folder, title, date, uuid }: InitRequest): Promise<Outcome<{ account: string }>> {
  const occupied = await refuseOccupied(folder, 'init', '换一个新文件夹；已经有的文字，用 banxin import 整理成书稿。')
  if (hasErrors(occupied)) return { diagnostics: occupied }
  const named = title ?? path.basename(path.resolve(folder))
  const files = new Map([['book.yaml', bookYaml({ title: named, date, uuid })], ...(await templateFiles())])
  const diagnostics = await writeFolder(folder, files)
  if (hasErrors(diagnostics)) return { diagnostics }
  const quoted = /^[\p{L}\p{N}./_-]+$/u.test(folder) ? folder : `"${folder}"`
  const account = `写好了 ${folder}：${[...files.keys()].join('、')}。
下一步：
  banxin preview ${quoted}    边写边看
  banxin build ${quoted}      做出全部成品
`
  return { value: { account }, diagnostics }
}

const TEMPLATE = fileURLToPath(new URL('./new-book/', import.meta.url))

async function templateFiles(): Promise<[string, string][]> {
  const entries = await readdir(TEMPLATE, { recursive: true, withFileTypes: true })
  const names = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => path.relative(TEMPLATE, path.join(parentPath, name)))
    .map((name) => name.replaceAll('\\', '/'))
    .sort()
  return Promise.all(names.map(async (name) => [name, await readFile(path.join(TEMPLATE, name), 'utf8')]))
}

function bookYaml({ title, date, uuid }: { title: string; date: string; uuid: string }): string {
  return `# 全书的设置。还可以写什么，见 docs/book-yaml.md；键写错了会指出是哪一行。
${stringify({ title }).trimEnd()}
# subtitle: 副题              # 行首有 # 的不算数；要用就去掉它
# creators: [张三, 李四]
date: ${date}            # 印在书上的日期
identifier: urn:uuid:${uuid}   # 书的身份号，不要改

# 各章按文件名排先后；要另定次序，在这里列出来：
# chapters: [01-开头.md, 02-下一篇.md]

# 会议材料首页的题头；不是会议材料就不写：
# meeting:
#   name: 读书座谈会
#   item: 会议材料之一
#   date: 2026年1月1日
#   notice: 会后收回

editions:
  handout: { theme: handout }                               # 会议讲义，A4
  booklet: { theme: booklet }                               # 小册子，A5，横排
  booklet-vertical: { theme: booklet, writing: vertical }   # 小册子，A5，直排，右边装订
  ebook: { format: epub }                                   # 电子书
`
}
