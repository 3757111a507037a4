import { spawn } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test, vi } from 'vitest'
import { aBook } from '../support/command.ts'
import { BOOK_YAML } from '../support/folder.ts'

const banxin = fileURLToPath(new URL('../../bin/banxin.js', import.meta.url))
const good = {
  'book.yaml': `${BOOK_YAML}editions:\n  booklet: { theme: booklet }\n  ebook: { format: epub }\n`,
  '01.md': '# 题\n\n正文。\n',
}

/** The command as it runs on, in the folder of the book. */
function started(cwd: string, ...args: string[]) {
  const child = spawn(process.execPath, [banxin, 'preview', '.', ...args], { cwd, stdio: 'pipe' })
  const said = { stdout: '', stderr: '' }
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream].setEncoding('utf8').on('data', (text: string) => {
      said[stream] += text
    })
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  onTestFinished(() => void child.kill('SIGKILL'))
  const says = (what: RegExp) => vi.waitFor(() => expect(said.stdout + said.stderr).toMatch(what), 60_000)
  return { child, said, ended, says }
}

test('says where to look and what has become of each change, until Ctrl-C', async () => {
  const book = await aBook(good)
  const { child, said, ended, says } = started(book.root)
  await says(/✓ booklet　\d+ 页　[\d.]+ 秒　没有问题\n/)
  expect(said.stdout).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[\w-]{22}\/\n$/)
  const page = await fetch(said.stdout.trim())
  expect(await page.text()).toContain('viewer/main.ts')
  await writeFile(path.join(book.root, '01.md'), '# 题\n\n[断](#无)\n')
  await says(/✗ booklet　1 个错误.*01\.md:3:1 错误 /s)
  await writeFile(path.join(book.root, '01.md'), '# 题\n\n好了。\n')
  await vi.waitFor(() => expect(said.stderr.match(/✓ booklet/g)?.length).toBe(2), 60_000)
  // As a terminal does where the launcher has started another Node: it tells both, and the launcher tells on.
  child.kill('SIGINT')
  child.kill('SIGINT')
  expect(await ended).toBe(0)
  expect(said.stderr).not.toMatch(/^\s+at /m)
})

test('what editing on does not mend ends it at once', async () => {
  const book = await aBook(good)
  ;(await book.run('preview', '无此')).exits(2).says('找不到书稿文件夹')
  ;(await book.run('preview', '书', '--edition', 'bookelt'))
    .exits(2)
    .says('没有叫 bookelt 的版本', '是不是想写 booklet？')
  ;(await book.run('preview', '书', '-e', 'ebook')).exits(2).says('版本 ebook 没有自己的页面', '能预览的：booklet。')
  ;(await book.run('preview', '书', '--port', 'x'))
    .exits(2)
    .says('选项 -p, --port <端口> 的值不对', '端口是 0 到 65535 的整数')
  ;(await book.run('preview', '书', '--port', '70000')).exits(2)
})

test('a port that is taken is told', async () => {
  const server = http.createServer().listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await vi.waitFor(() => expect(server.address()).not.toBeNull())
  const { port } = server.address() as AddressInfo
  const book = await aBook(good)
  ;(await book.run('preview', '书', '--port', String(port))).exits(2).says(`端口 ${port} 不能用`)
})
