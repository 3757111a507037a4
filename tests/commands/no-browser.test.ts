import { readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { banxin } from '../support/command.ts'
import { BOOK_YAML, folderWith } from '../support/folder.ts'
import { installBelow } from '../support/installed.ts'

// Elsewhere Banxin would download its browser, and a test must not.
const pinned = process.platform === 'linux' && process.arch === 'x64'

test.runIf(pinned)(
  'a machine without any browser: exit 3, the line that installs one; an EPUB with a cover of its own needs none',
  async () => {
    const editions = 'editions: { booklet: { theme: booklet }, ebook: { format: epub } }\n'
    const files = { '书/book.yaml': `${BOOK_YAML}${editions}`, '书/01.md': '# 题\n\n正文。\n' }
    const place = await folderWith({ ...files, 'cache/.keep': '' })
    const launcher = await installBelow(place, '@sparticuz')
    const env = { PATH: '/nowhere', PUPPETEER_EXECUTABLE_PATH: '', BANXIN_CACHE: path.join(place, 'cache') }
    const build = () => banxin(['build', '书'], { cwd: place, env, launcher })
    ;(await build()).exits(3).says('没有可用的浏览器', '→ 安装一个：', '没有做成：booklet、ebook。')
    const picture = sharp({ create: { width: 1600, height: 2560, channels: 3, background: '#9a2a20' } })
    await writeFile(path.join(place, '书/封面.jpg'), await picture.jpeg().toBuffer())
    await writeFile(path.join(place, '书/book.yaml'), `${files['书/book.yaml']}cover: 封面.jpg\n`)
    ;(await build()).exits(3).says('没有做成：booklet。', '电子书 ebook 没有带上 booklet 的页码')
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
