import { describe, expect, test } from 'vitest'
import { banxin } from '../support/command.ts'
import { folderWith } from '../support/folder.ts'

const run = async (...args: string[]) => banxin(args, { cwd: await folderWith() })

describe('help', () => {
  test('alone it lists the commands and the exit codes', async () => {
    const { stdout } = (await run()).exits(0).says('build', 'check', 'import', 'doctor', '退出码')
    expect((await run('--help')).stdout).toBe(stdout)
  })

  test.each(['build', 'check', 'import', 'doctor'])('%s --help has an example', async (command) => {
    const { stderr } = (await run(command, '--help')).exits(0).says('用法：', '例如：', `banxin ${command}`)
    expect(stderr).toBe('')
  })

  test('--version is that of package.json', async () => {
    expect((await run('--version')).exits(0).stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
  })
})

describe('wrong use exits with 2 and says what to type', () => {
  test.each([
    [['biuld'], '没有叫 biuld 的命令', '是不是想写 build？'],
    [['build', '--edtion', 'a'], '不认识的选项 --edtion', '是不是想写 --edition？'],
    [['build', '--out'], '要写明 -o, --out <文件夹>', 'banxin build --help'],
    [['build', '--out', ''], '-o, --out <文件夹> 的值不对', 'banxin build --help'],
    [['build', 'a', 'b'], '多写了参数', 'banxin build --help'],
    [['check', '--format', 'xml'], '值不对', '可以写：text、json、github'],
    [['import', 'a.txt'], '要写明 -o, --out <文件夹>', 'banxin import --help'],
    [['import', '--out', 'a'], '少了 <文件>', 'banxin import --help'],
  ])('%j', async (args, message, hint) => {
    const { stdout } = (await run(...args)).exits(2).says(message, hint)
    expect(stdout).toBe('')
  })

  test('a folder that is not there', async () => {
    ;(await run('build', '没有')).exits(2).says('找不到书稿文件夹 没有', '检查路径')
    ;(await run('check')).exits(2).says('找不到书稿文件夹 manuscript')
  })
})
