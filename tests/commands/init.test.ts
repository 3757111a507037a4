import { readdir, writeFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { aBook, banxin } from '../support/command.ts'
import { folderWith } from '../support/folder.ts'

test('a new book builds as it is, with nothing to mend', async () => {
  const book = await aBook({})
  const { stdout } = (await book.run('init', '新书')).exits(0)
  expect(stdout).toContain('banxin preview 新书')
  expect(await readdir(book.path('新书'), { recursive: true })).toEqual(
    expect.arrayContaining(['book.yaml', '01-开头.md', 'assets']),
  )
  expect(await book.read('新书/book.yaml')).toMatch(/^title: 新书$/m)
  const { stdout: found } = (await book.run('check', '新书', '--format', 'json')).exits(0)
  const { diagnostics } = JSON.parse(found) as { diagnostics: { rule: string }[] }
  expect(diagnostics.map(({ rule }) => rule)).toEqual(['fonts/no-fangsong'])
})

test('what its book.yaml leaves out is right when it is put in', async () => {
  const book = await aBook({})
  ;(await book.run('init', '新书', '--title', '三："引"#1')).exits(0)
  const yaml = await book.read('新书/book.yaml')
  await writeFile(book.path('新书/book.yaml'), yaml.replace(/^# (?=subtitle|creators|meeting| )/gm, ''))
  const { stdout } = (await book.run('check', '新书', '--format', 'json', '-e', 'handout')).exits(0)
  expect((JSON.parse(stdout) as { warnings: number }).warnings).toBe(0)
})

test('two books are never one', async () => {
  const book = await aBook({})
  const identifiers = []
  for (const name of ['一', '二']) {
    ;(await book.run('init', name)).exits(0)
    identifiers.push((await book.read(`${name}/book.yaml`)).match(/urn:uuid:[0-9a-f-]{36}/)?.[0])
  }
  expect(new Set(identifiers).size).toBe(2)
})

test('a folder that holds something is left alone; an empty one is taken as it is, even from within', async () => {
  const book = await aBook({ '旧.md': '旧' })
  ;(await book.run('init', '书')).exits(2).says('文件夹 书 不是空的', 'banxin import')
  ;(await book.run('init', '书/旧.md')).exits(2).says('不是可以写的文件夹')
  expect(await readdir(book.root)).toEqual(['旧.md'])
  const empty = await folderWith()
  ;(await banxin(['init', '.'], { cwd: empty })).exits(0)
  ;(await banxin(['check', '.', '-e', 'ebook'], { cwd: empty })).exits(0)
  ;(await book.run('init', '')).exits(2).says('参数 <文件夹> 的值不对', '文件夹的名字是空的')
  ;(await book.run('init')).exits(2).says('少了 <文件夹>')
})
