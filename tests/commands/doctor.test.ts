import { expect, test } from 'vitest'
import { banxin } from '../support/command.ts'
import { folderWith } from '../support/folder.ts'

test('doctor names what a build needs, and finds it here', async () => {
  const { stdout } = (await banxin(['doctor'], { cwd: await folderWith() })).exits(0)
  for (const name of ['Node', '宋体', '黑体', '楷体', '浏览器', 'Java（可选）']) expect(stdout).toContain(name)
  expect(stdout).toMatch(/可以构建。\n$/)
})

test('a browser that does not work is lacking: exit 3, with what to do', async () => {
  const run = await banxin(['doctor', '--browser', '/nowhere/chrome'], { cwd: await folderWith() })
  run.exits(3).says('✗ 浏览器', '/nowhere/chrome', '→', '缺：浏览器。')
})

test('an empty home is no obstacle', async () => {
  const env = { HOME: '', XDG_CACHE_HOME: '', BANXIN_CACHE: await folderWith() }
  const { stdout } = (await banxin(['doctor'], { cwd: await folderWith(), env })).exits(0)
  expect(stdout).toContain(`缓存　${env.BANXIN_CACHE}`)
})

test('every configured browser is tried: those that do not answer are lacking', async () => {
  const run = await banxin(['doctor', '--browsers', 'local ws://127.0.0.1:1/?token=secret http://127.0.0.1:1'], {
    cwd: await folderWith(),
  })
  run.exits(3).says('试页正常', '✗ 浏览器　连不上浏览器 ws://127.0.0.1:1', '✗ 浏览器　连不上浏览器 http://127.0.0.1:1')
  expect(run.stdout + run.stderr).not.toContain('secret')
})
