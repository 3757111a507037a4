import { mkdir, readdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { parse } from 'yaml'
import { type Diagnostic, hasErrors, type Outcome } from '../diagnostics/diagnostic.ts'
import { writeBookYaml } from '../import/book-yaml.ts'
import { describeChanges } from '../import/change-list.ts'
import { decodeText } from '../import/decode.ts'
import type { ImportedManuscript } from '../import/imported.ts'
import { importText } from '../import/text.ts'
import { unwritable, writeWhole } from './output.ts'

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

/** Machine-readable list of the changes, left beside the manuscript. */
const REPORT = 'import-report.json'

/**
 * Makes a manuscript of text files, all of it or nothing: a folder that is not empty is left alone unless forced.
 * @returns the list of what was changed, for people
 */
export async function importFiles(request: ImportFilesRequest): Promise<Outcome<{ account: string }>> {
  const occupied = request.force ? [] : await refuseOccupied(request.out)
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

async function refuseOccupied(out: string): Promise<Diagnostic[]> {
  const entries = await readdir(out).catch((error: NodeJS.ErrnoException) => (error.code === 'ENOENT' ? [] : undefined))
  if (entries?.length === 0) return []
  const message = entries ? `文件夹 ${out} 不是空的。` : `${out} 不是可以写的文件夹。`
  const hint = entries ? '换一个新文件夹；要写进去（同名文件会被换掉）就加 --force。' : '换一个文件夹：--out DIR。'
  return [{ severity: 'error', rule: 'import/out-occupied', message, hint, domain: 'configuration' }]
}

/** A new folder appears at once and whole; in one that is there already each file does. */
async function writeFolder(out: string, files: ReadonlyMap<string, string>): Promise<Diagnostic[]> {
  const folder = path.resolve(out)
  const occupied = (await readdir(folder).catch(() => [])).length > 0
  if (occupied) {
    const written = [...files].map(([name, text]) => writeWhole(path.join(folder, name), text))
    return (await Promise.all(written)).flat()
  }
  const beside = `${folder}.${process.pid}.tmp`
  try {
    await mkdir(beside, { recursive: true })
    for (const [name, text] of files) await writeFile(path.join(beside, name), text)
    await rmdir(folder).catch(() => {})
    await rename(beside, folder)
    return []
  } catch (error) {
    await rm(beside, { recursive: true, force: true }).catch(() => {})
    return [unwritable(out, error)]
  }
}
