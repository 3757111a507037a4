import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cp, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { folderWith } from '../support/folder.ts'
import { installBelow, root } from '../support/installed.ts'

type End = { code: number; stdout: string; stderr: string }

function run(args: string[], cwd: string, env: NodeJS.ProcessEnv = {}): Promise<End> {
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd, env: { ...process.env, ...env } }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr })
    })
  })
}

/** Makes the launcher believe that it runs under an old Node. */
const OLD = [
  '--import',
  'data:text/javascript,Object.defineProperty(process,"versions",{value:{...process.versions,node:"20.20.2"}})',
]

test('under an old Node it hands over to the Node that npm brought', async () => {
  const { code, stdout } = await run([...OLD, path.join(root, 'bin/banxin.js'), '--version'], root)
  expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
  expect(code).toBe(0)
})

test('the exit code comes through', async () => {
  const { code, stderr } = await run([...OLD, path.join(root, 'bin/banxin.js'), 'biuld'], root)
  expect(stderr).toContain('是不是想写 build？')
  expect(code).toBe(2)
})

test('under an old Node without another it says what to type: exit 3', async () => {
  const bare = await folderWith({ 'package.json': '{ "type": "module" }' })
  await cp(path.join(root, 'bin'), path.join(bare, 'bin'), { recursive: true })
  const { code, stderr } = await run([...OLD, 'bin/banxin.js', 'build'], bare)
  expect(stderr).toMatch(/^错误 Node 20\.20\.2 太旧/)
  expect(stderr).toContain('npm ci')
  expect(code).toBe(3)
})

test('installed below node_modules, where Node strips no types, it works all the same', async () => {
  const place = await folderWith({ '书/book.yaml': 'title: 小书\ndate: 2026-11-22\n', '书/01.md': '# 题\n\n正文。\n' })
  const { code, stdout, stderr } = await run([await installBelow(place), 'build', '书', '-e', 'ebook'], place)
  expect(stderr).not.toMatch(/ERR_|ExperimentalWarning/)
  expect(stdout).toContain('dist/ebook.epub')
  expect(code).toBe(0)
})

test('installed, it keeps what it has stripped, and heeds neither what is damaged nor what is of another source', async () => {
  const place = await folderWith()
  const launcher = await installBelow(place)
  const env = { BANXIN_CACHE: path.join(place, 'cache'), NODE_COMPILE_CACHE: undefined }
  const help = async () => (await run([launcher, '--help'], place, env)).stdout
  expect(await help()).toContain('显示版本号')

  const folder = path.join(place, 'cache/code/stripped')
  const names = await readdir(folder)
  const kept = async (text: string) => {
    const files = names.map((name) => path.join(folder, name))
    const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')))
    const index = texts.findIndex((one) => one.includes(text))
    return { file: files[index] ?? '', code: texts[index]?.replace(/^.*\n/, '') ?? '' }
  }
  const source = path.join(path.dirname(launcher), '../scripts/commands/program.ts')
  const written = await readFile(source, 'utf8')
  const { file, code } = await kept('显示版本号')
  const other = code.replace('显示版本号', '留着的')
  const mark = createHash('sha256').update(`${written}${other}`).digest('hex')
  await writeFile(file, `${mark}\n${other}`)
  expect(await help(), 'it is what is loaded').toContain('留着的')
  await writeFile(file, `${mark}\n${other.slice(0, 2000)}`)
  expect(await help(), 'damaged').toContain('显示版本号')
  await writeFile(source, written.replace('显示版本号', '新写的'))
  expect(await help(), 'of another source').toContain('新写的')
})

test('installed, its worker threads read TypeScript too', async () => {
  const place = await folderWith()
  const launcher = await installBelow(place)
  const worker = path.join(path.dirname(launcher), 'worker.js')
  const module = pathToFileURL(path.join(path.dirname(launcher), '../scripts/diagnostics/answer.ts'))
  await writeFile(module, 'export const work = (task: number): number => task + 1\n')
  const start = `
    const { Worker } = require('node:worker_threads')
    const worker = new Worker(${JSON.stringify(worker)}, { workerData: ${JSON.stringify(module.href)} })
    worker.on('message', ({ result }) => { console.log(result); worker.terminate() })
    worker.postMessage(41)`
  const { stdout, stderr } = await run(['-e', start], place)
  expect({ stdout, stderr }).toEqual({ stdout: '42\n', stderr: '' })
})
