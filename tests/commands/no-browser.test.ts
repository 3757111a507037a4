import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { banxin } from '../support/command.ts'
import { BOOK_YAML, folderWith } from '../support/folder.ts'
import { installBelow } from '../support/installed.ts'

// Elsewhere Banxin would download its browser, and a test must not.
const pinned = process.platform === 'linux' && process.arch === 'x64'

test.runIf(pinned)(
  'a machine without any browser: exit 3, the line that installs one, and the EPUB all the same',
  async () => {
    const place = await folderWith({ '书/book.yaml': BOOK_YAML, '书/01.md': '# 题\n\n正文。\n' })
    const launcher = await installBelow(place, '@sparticuz')
    const env = { PATH: '/nowhere', PUPPETEER_EXECUTABLE_PATH: '' }
    const run = await banxin(['build', '书', '-e', 'booklet', 'ebook'], { cwd: place, env, launcher })
    run.exits(3).says('没有可用的浏览器', '→ 安装一个：', '没有做成：booklet。')
    expect((await readdir(path.join(place, 'dist'))).sort()).toEqual(['ebook.epub', 'report.html', 'report.json'])
  },
)

test.runIf(pinned)('a browser elsewhere that does not answer: exit 3 with its address, and no PDF', async () => {
  const place = await folderWith({ '书/book.yaml': BOOK_YAML, '书/01.md': '# 题\n\n正文。\n' })
  const env = { BANXIN_BROWSERS: 'ws://127.0.0.1:1/?token=secret' }
  const run = await banxin(['build', '书', '-e', 'booklet', '-o', 'dist'], { cwd: place, env })
  run.exits(3).says('连不上浏览器 ws://127.0.0.1:1', '没有做成：booklet。')
  expect(run.stderr).not.toContain('secret')
})
