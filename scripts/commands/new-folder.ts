import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { unwritable, writeWhole } from './output.ts'

/** Writes files below a folder, by their names. A new folder appears at once and whole; in one that is there already each file does. */
export async function writeFolder(out: string, files: ReadonlyMap<string, string>): Promise<Diagnostic[]> {
  const folder = path.resolve(out)
  // One that is there may be where the user stands, and must not be put in the place of another.
  if (existsSync(folder)) {
    const written = [...files].map(([name, text]) => writeWhole(path.join(folder, name), text))
    return (await Promise.all(written)).flat()
  }
  const beside = `${folder}.${process.pid}.tmp`
  try {
    for (const [name, text] of files) {
      const file = path.join(beside, name)
      await mkdir(path.dirname(file), { recursive: true })
      await writeFile(file, text)
    }
    await rename(beside, folder)
    return []
  } catch (error) {
    await rm(beside, { recursive: true, force: true }).catch(() => {})
    return [unwritable(out, error)]
  }
}

/**
 * Nothing for a folder that is empty or not there yet.
 * @param stage of the rule, `import` or `init`
 * @param hint what to do about one that holds something
 */
export async function refuseOccupied(out: string, stage: 'import' | 'init', hint: string): Promise<Diagnostic[]> {
  const entries = await readdir(out).catch((error: NodeJS.ErrnoException) => (error.code === 'ENOENT' ? [] : undefined))
  if (entries?.length === 0) return []
  const message = entries ? `文件夹 ${out} 不是空的。` : `${out} 不是可以写的文件夹。`
  return [
    {
      severity: 'error',
      rule: `${stage}/out-occupied`,
      message,
      hint: entries ? hint : '换一个文件夹的名字。',
      domain: 'configuration',
    },
  ]
}
