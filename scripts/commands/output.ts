import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
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

/** Takes away what an earlier run made, so that nobody prints an old file after a build that failed. */
export async function removeOld(file: string): Promise<Diagnostic[]> {
  try {
    await rm(file)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? [] : [unwritable(file, error)]
  }
  const message = `没有做成，旧的 ${path.basename(file)} 已删去，免得误用。`
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
