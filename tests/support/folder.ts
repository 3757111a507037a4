import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'

/** Makes a folder with these files (path → contents) that lives as long as the test. Returns its real path. */
export async function folderWith(files: Record<string, string | Uint8Array> = {}): Promise<string> {
  const folder = await realpath(await mkdtemp(path.join(os.tmpdir(), 'banxin-test-')))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name)
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(file, content)
  }
  return folder
}

/** The smallest good book.yaml. */
export const BOOK_YAML = `title: 小书
date: 2026-11-22
identifier: urn:uuid:0b6f4c1e-6a57-4c6e-9d0e-3f1f6f0a2b11
`
