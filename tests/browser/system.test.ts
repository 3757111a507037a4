import { chmod } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { systemBrowsers } from '../../scripts/browser/system.ts'
import { folderWith } from '../support/folder.ts'

test.skipIf(process.platform === 'win32')(
  'finds what is executable on PATH, Chrome before Chromium before Edge',
  async () => {
    const folder = await folderWith({
      'a/microsoft-edge': '',
      'a/chromium': '',
      'b/google-chrome': '',
      'b/chromium': '',
    })
    for (const file of ['a/microsoft-edge', 'a/chromium', 'b/google-chrome'])
      await chmod(path.join(folder, file), 0o755)
    const found = await systemBrowsers({ PATH: `${folder}/a:${folder}/b:relative` }, 'linux')
    expect(found.map(({ executable }) => path.relative(folder, executable))).toEqual([
      'b/google-chrome',
      'a/chromium',
      'a/microsoft-edge',
    ])
    expect(found.every(({ pinned }) => !pinned)).toBe(true)
  },
)
