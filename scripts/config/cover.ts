import { stat } from 'node:fs/promises'
import type { Outcome } from '../diagnostics/diagnostic.ts'
import type { CoverFile } from './book.ts'
import { finding } from './findings.ts'
import { findInside, type NotFound } from './inside.ts'
import type { PlacedYaml } from './yaml.ts'

/** The picture that `cover` of book.yaml names: a file inside the book's folder. What is in it is looked at when an e-book is made. */
export async function findCover(
  name: string | undefined,
  root: string,
  yaml: PlacedYaml,
): Promise<Outcome<CoverFile | undefined>> {
  if (name === undefined) return { value: undefined, diagnostics: [] }
  const found = await findInside(root, name)
  const isFile = found.kind === 'inside' && (await stat(found.path)).isFile()
  if (found.kind === 'inside' && isFile) return { value: { file: found.file, path: found.path }, diagnostics: [] }
  const [message, hint] = describe(found.kind === 'inside' ? 'missing' : found.kind, name)
  return { diagnostics: [finding('cover-missing', message, hint, yaml.place(['cover']))] }
}

function describe(problem: NotFound, name: string): [message: string, hint: string] {
  switch (problem) {
    case 'missing':
      return [`找不到封面图片 ${name}。`, '检查文件名和大小写；删去 cover，封面就按主题画。']
    case 'backslash':
      return [`封面的路径 ${name} 用了反斜线。`, '文件夹之间用 / 分隔。']
    default:
      return [`封面图片 ${name} 不在书的文件夹里。`, '把它放进书的文件夹，路径从那里写起。']
  }
}
