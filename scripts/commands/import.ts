import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import { type Diagnostic, hasErrors, type Outcome } from '../diagnostics/diagnostic.ts'
import { writeBookYaml } from '../import/book-yaml.ts'
import { describeChanges } from '../import/change-list.ts'
import { decodeText } from '../import/decode.ts'
import type { ImportedManuscript } from '../import/imported.ts'
import { importText } from '../import/text.ts'
import { refuseOccupied, writeFolder } from './new-folder.ts'

export type ImportFilesRequest = {
  files: readonly string[]
  /** Folder of the new manuscript. */
  out: string
  title?: string
  /** Write into a folder that already holds something. */
  force: boolean
  /** YYYY-MM-DD for book.yaml. */
  date: string
}

const FORCE = '换一个新文件夹；要写进去（同名文件会被换掉）就加 --force。'

/** Machine-readable list of the changes, left beside the manuscript. */
const REPORT = 'import-report.json'

/**
 * Makes a manuscript of text files, all of it or nothing: a folder that is not empty is left alone unless forced.
 * @returns the list of what was changed, for people
 */
export async function importFiles(request: ImportFilesRequest): Promise<Outcome<{ account: string }>> {
  const occupied = request.force ? [] : await refuseOccupied(request.out, 'import', FORCE)
  if (hasErrors(occupied)) return { diagnostics: occupied }

  const diagnostics: Diagnostic[] = []
  const texts: { source: string; made: ImportedManuscript }[] = []
  for (const file of request.files) {
    const source = await readText(file)
    diagnostics.push(...source.diagnostics)
    if (source.value === undefined) continue
    const made = importText({ source: source.value, file, date: request.date, title: request.title })
    diagnostics.push(...made.diagnostics)
    if (made.value) texts.push({ source: source.value, made: made.value })
  }
  if (hasErrors(diagnostics)) return { diagnostics }

  const { files, changes } = join(texts, request.date)
  const report = `${JSON.stringify({ sources: request.files, changes, diagnostics }, null, 2)}\n`
  diagnostics.push(...(await writeFolder(request.out, new Map([...files, [REPORT, report]]))))
  if (hasErrors(diagnostics)) return { diagnostics }
  const names = [...files.keys()].join('、')
  const account = `${describeChanges(changes)}\n写好了 ${request.out}：${names}（改动也记在 ${REPORT}）。\n下一步：banxin build ${request.out}\n`
  return { value: { account }, diagnostics }
}

async function readText(file: string): Promise<Outcome<string>> {
  let bytes: Buffer
  try {
    bytes = await readFile(file)
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    const why = code === 'ENOENT' ? '没有这个文件' : code === 'EISDIR' ? '它是文件夹' : message
    const hint = '检查路径；一次可以写几个文件。'
    const place = { file }
    return {
      diagnostics: [
        {
          severity: 'error',
          rule: 'import/unreadable',
          message: `读不了 ${file}：${why}。`,
          hint,
          place,
          domain: 'configuration',
        },
      ],
    }
  }
  const decoded = decodeText(bytes, file)
  return { value: decoded.value?.text, diagnostics: decoded.diagnostics }
}

/** Several texts become one book, in the order given: chapters numbered through, the title that of the first. */
function join(texts: readonly { source: string; made: ImportedManuscript }[], date: string): ImportedManuscript {
  const [first] = texts
  if (first && texts.length === 1) return first.made
  const chapters = texts.flatMap(({ made }) => [...made.files].filter(([name]) => name !== 'book.yaml'))
  const digits = Math.max(2, String(chapters.length).length)
  const numbered = chapters.map(([, text], index) => [`${String(index + 1).padStart(digits, '0')}.md`, text] as const)
  const { title } = parse(first?.made.files.get('book.yaml') ?? 'title: ""') as { title: string }
  const source = texts.map((text) => text.source).join('\n')
  const yaml = writeBookYaml({ title, date, source, chapters: numbered.map(([name]) => name) })
  return { files: new Map([['book.yaml', yaml], ...numbered]), changes: texts.flatMap(({ made }) => made.changes) }
}
