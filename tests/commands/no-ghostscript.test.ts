import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { banxin } from '../support/command.ts'
import { BOOK_YAML, folderWith } from '../support/folder.ts'

test('four colours without Ghostscript: exit code 3 and the line that installs it; doctor says the same', async () => {
  const yaml = `${BOOK_YAML}editions:\n  b: { theme: booklet }\n  c: { of: b, press: true, colour: cmyk }\n`
  const cwd = await folderWith({ '书/book.yaml': yaml, '书/01.md': '# 一\n\n正文' })
  const nothing = path.join(cwd, 'nothing')
  await mkdir(nothing)
  const env = { PATH: nothing }
  const run = await banxin(['build', '书', '-e', 'c'], { cwd, env })
  run.exits(3).says('没有 Ghostscript', 'ghostscript', 'colour: grey')
  const doctor = await banxin(['doctor'], { cwd, env })
  expect(doctor.stdout).toMatch(/- Ghostscript（可选）　没有；只有 colour: cmyk 的印刷文件要用它\n {4}→ .*ghostscript/i)
})
