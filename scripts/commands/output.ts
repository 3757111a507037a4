import { mkdir, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'

/**
 * Writes a file whole or not at all: beside its place under another name, then renamed.
 * @returns nothing, or the error that says why the folder cannot take it
 */
export async function writeWhole(file: string, data: Uint8Array | string): Promise<Diagnostic[]> {
  const beside = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}.tmp`)
  try {
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(beside, data)
    await rename(beside, file)
    return []
  } catch (error) {
    await rm(beside, { force: true }).catch(() => {})
    return [unwritable(file, error)]
  }
}

/**
 * Writes numbered copies into a folder, and takes away those that an earlier run left in it and nobody asked for any more. Other files
 * in it stay.
 */
export async function writeCopies(
  folder: string,
  files: AsyncIterable<{ file: string; data: Uint8Array }>,
): Promise<Diagnostic[]> {
  const written = new Set<string>()
  for await (const { file, data } of files) {
    const problems = await writeWhole(path.join(folder, file), data)
    if (problems.length > 0) return problems
    written.add(file)
  }
  return removeCopies(folder, written)
}

/** Takes the numbered copies of an earlier run out of a folder, but for some. */
export async function removeCopies(folder: string, but: ReadonlySet<string> = new Set()): Promise<Diagnostic[]> {
  try {
    const names = await readdir(folder)
    for (const name of names) if (/^\d{6}\.pdf$/.test(name) && !but.has(name)) await rm(path.join(folder, name))
    return []
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? [] : [unwritable(folder, error)]
  }
}

/**
 * Takes away what an earlier run made in the other form of an edition of copies, one file or a folder of files, so that nobody gives away
 * numbers of two runs.
 * @param place where the file would be; the folder has the same name without .pdf
 */
export async function removeOtherForm(place: string, isFolder: boolean): Promise<Diagnostic[]> {
  if (isFolder) return removeOld(`${place}.pdf`, REPLACED)
  const folder = place.replace(/\.pdf$/, '')
  const problems = await removeCopies(folder)
  // Where somebody has put something else into it, it stays.
  await rmdir(folder).catch(() => {})
  return problems
}

const REPLACED = (file: string) => `现在一份一个文件，旧的 ${file} 已删去，免得误用。`
const FAILED = (file: string) => `没有做成，旧的 ${file} 已删去，免得误用。`

/** Takes away what an earlier run made, so that nobody prints an old file after a build that failed. */
export async function removeOld(file: string, words = FAILED): Promise<Diagnostic[]> {
  try {
    await rm(file)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? [] : [unwritable(file, error)]
  }
  const message = words(path.basename(file))
  return [{ severity: 'info', rule: 'build/old-file-removed', message, domain: 'configuration' }]
}

/** Why a file or folder could not be written. */
export function unwritable(file: string, error: unknown): Diagnostic {
  const { code, message } = error as NodeJS.ErrnoException
  const full = code === 'ENOSPC'
  return {
    severity: 'error',
    rule: 'build/output-unwritable',
    message: `写不了 ${file}（${message}）。`,
    hint: full ? '磁盘满了：腾出空间再试。' : '换一个能写的文件夹：--out DIR；若文件正在别的程序里打开，先关掉它。',
    domain: full ? 'machine' : 'configuration',
  }
}
